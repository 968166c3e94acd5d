package im.herald.xmpp;

import im.herald.xmpp.sasl.BindingType;
import im.herald.xmpp.sasl.TlsChannel;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.SmackException.EndpointConnectionException;
import org.jivesoftware.smack.XMPPException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection object of Smack's, with its sockets. Used for one attempt: after any failure, and
/// after its end, it is discarded and the next attempt makes a new one. Smack's own objects do not
/// come back well from a failed login or an unanswered window of stanzas. The one exception is a
/// stream that broke and is resumed: only its own object can do that.
final class Link {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  /// Enough for the goodbye of a server at rest.
  static final Duration GOODBYE = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration MOMENT = Duration.ofMillis(300);

  /// For a login over an open stream, and for opening it again.
  private static final Duration STEP = Duration.ofSeconds(30);

  private final MeteredConnection connection;
  private final Sockets sockets;
  private final Tls tls;
  private final LoginTerms terms;
  private Optional<ChosenLogin> chosen = Optional.empty();

  Link(MeteredConnection connection, Sockets sockets, Tls tls, LoginTerms terms) {
    this.connection = connection;
    this.sockets = sockets;
    this.tls = tls;
    this.terms = terms;
  }

  MeteredConnection smack() {
    return connection;
  }

  /// What the server has shown and Herald has accepted; empty without TLS.
  Optional<X509Certificate> certificate() {
    return tls.trust().accepted();
  }

  /// Opens the stream, TLS included, within `patience`.
  ///
  /// @throws LoginFailedException with the reason in plain words; the link is discarded
  void open(Duration patience) throws LoginFailedException, InterruptedException {
    attempt(patience, connection::connect);
  }

  /// Opens the stream again, for a link that was suspended.
  ///
  /// @return false if no server was reached; then it may be tried again
  /// @throws LoginFailedException for any other reason; the link is discarded
  boolean reopen() throws LoginFailedException, InterruptedException {
    AtomicBoolean reached = new AtomicBoolean();
    attempt(STEP, () -> reached.set(reaches()));
    return reached.get();
  }

  private boolean reaches()
      throws SmackException, XMPPException, IOException, InterruptedException {
    try {
      connection.connect();
      return true;
    } catch (EndpointConnectionException e) {
      return false;
    }
  }

  /// Logs in over the open stream by the method that was chosen, and does what else belongs to it.
  ///
  /// @throws LoginFailedException with the reason in plain words; the link is discarded
  void login(SmackCall login) throws LoginFailedException, InterruptedException {
    attempt(
        STEP,
        () -> {
          chooseLogin();
          login.run();
        });
  }

  /// Has a thread of its own wait in Smack, which goes by the wall clock, and does not notice in
  /// the middle of a login that its connection broke. Here it is noticed, and `patience` is
  /// monotonic.
  private void attempt(Duration patience, SmackCall call)
      throws LoginFailedException, InterruptedException {
    CompletableFuture<Optional<Exception>> done = new CompletableFuture<>();
    Thread.ofVirtual().name("herald-attempt").start(() -> done.complete(call.outcome()));
    long end = System.nanoTime() + patience.toNanos();
    boolean broken = false;
    try {
      while (!broken && System.nanoTime() < end && !isDoneSoon(done)) {
        // Who waited in Smack tells the reason better, and does so in a moment.
        broken = connection.isBroken() && !isDoneSoon(done);
      }
    } catch (InterruptedException e) {
      letGo();
      throw e;
    }
    if (!done.isDone()) {
      letGo();
      throw new LoginFailedException(broken ? broken() : silence(patience));
    }
    if (done.join().isPresent()) {
      throw failed(done.join().get());
    }
  }

  private static boolean isDoneSoon(CompletableFuture<?> done) throws InterruptedException {
    try {
      done.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody completes it exceptionally", e);
    }
  }

  private LoginFailure broken() {
    return new LoginFailure.Unavailable(
        "the connection to %s broke in the middle of the login"
            .formatted(connection.getXMPPServiceDomain()));
  }

  private LoginFailure silence(Duration patience) {
    return new LoginFailure.Unavailable(
        "%s did not answer within %d s"
            .formatted(connection.getXMPPServiceDomain(), patience.toSeconds()));
  }

  /// Who waits in Smack has its locks, until the sockets are closed under it.
  private void letGo() {
    sockets.close();
    discard();
  }

  private LoginFailedException failed(Exception e) {
    discard();
    if (e instanceof LoginFailedException known) {
      return known;
    }
    Exception reason = tls.trust().refusal().isPresent() ? tls.trust().refusal().get() : e;
    return LoginFailedException.from(reason, connection.getXMPPServiceDomain(), chosen);
  }

  /// Looks at how the server lets people log in, and chooses. For a link that is open; when it is
  /// opened again, nothing weaker than before.
  ///
  /// @throws LoginFailedException if it offers no way that Herald takes
  private void chooseLogin() throws LoginFailedException {
    LoginOffer offer = offer();
    LoginTerms now =
        chosen
            .map(last -> new LoginTerms(terms.configured(), Optional.of(last.method())))
            .orElse(terms);
    chosen = now.choice(offer);
    if (chosen.isEmpty()) {
      throw new LoginFailedException(
          new LoginFailure.Refused(now.objection(connection.getXMPPServiceDomain(), offer)));
    }
    connection.choose(chosen.get().method(), chosen.get().over(tls.channel()));
  }

  private LoginOffer offer() {
    return LoginOffer.of(connection, tls.channel().map(Link::able).orElse(Set.of()));
  }

  /// How somebody would log in over this link, which is open; empty if the server offers no way
  /// that Herald takes.
  Optional<ChosenLogin> wouldChoose() {
    return terms.choice(offer());
  }

  private static Set<BindingType> able(TlsChannel channel) {
    return Stream.of(BindingType.values())
        .filter(type -> channel.octets(type).isPresent())
        .collect(Collectors.toSet());
  }

  /// How the login over this link is done; empty until that is chosen.
  Optional<ChosenLogin> chosenLogin() {
    return chosen;
  }

  /// As [#close(Duration)], for a server at rest.
  void close() {
    close(GOODBYE);
  }

  /// Says goodbye (unavailable presence, end of the stream, RFC 6120 § 4.4) and then discards. The
  /// server has `patience` to answer; then the sockets are closed first, which ends what hangs.
  void close(Duration patience) {
    if (!within(patience, "herald-close", connection::disconnect)) {
      sockets.close();
    }
    discard();
  }

  /// Ends it without a word. Smack can hang in this when its writer hangs, so it is done on a
  /// thread of its own, and after that the sockets are closed under it.
  void discard() {
    suspend();
  }

  /// As [#discard], and with luck [#reopen] goes on from there.
  ///
  /// @return false if it hung
  boolean suspend() {
    connection.hold();
    boolean done = within(PATIENCE, "herald-discard", connection::instantShutdown);
    sockets.close();
    return done;
  }

  private static boolean within(Duration patience, String name, Runnable work) {
    Thread thread = Thread.ofPlatform().daemon().name(name).start(() -> run(name, work));
    try {
      if (thread.join(patience)) {
        return true;
      }
      LOG.warn("{}: not done after {} s, going on without it", name, patience.toSeconds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static void run(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.debug("{}: {}", name, e.toString());
    }
  }
}
