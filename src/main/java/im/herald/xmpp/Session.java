package im.herald.xmpp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.SmackException.OutgoingQueueFullException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jxmpp.jid.EntityFullJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One login, from the first byte to the last. Connecting and logging in are one step: it is there
/// whole or not at all. When it has ended, it may be resumed (XEP-0198 § 5); if that fails, the
/// next login makes a new one.
///
/// Any thread may call. Initial presence is not sent here, so that nothing arrives before its owner
/// is ready.
final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /// How long the server has to answer the first question after a resumption. A login costs less
  /// than waiting for longer.
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(4);

  /// How long the disk has to take what came.
  private static final Duration DISK = Duration.ofSeconds(2);

  /// How often one looks whether there is room again.
  private static final Duration ROOM = Duration.ofMillis(20);

  private final Link link;
  private final SessionEvents events;
  private final Fences fences = new Fences();
  private volatile CompletableFuture<SessionEnd> end = new CompletableFuture<>();

  private Session(Link link, SessionEvents events) {
    this.link = link;
    this.events = events;
  }

  /// Logs in over `link`, which is open, and loads the roster. Listeners are there before, since
  /// the server sends what waited as soon as it can.
  ///
  /// @throws LoginFailedException with the reason; the link is discarded
  static Session login(Link link, Login login, SessionEvents events)
      throws LoginFailedException, InterruptedException {
    Session session = new Session(link, events);
    link.smack().acknowledgesAfter(events::kept);
    session.fences.listen(link.smack());
    StreamListener.add(link.smack(), events, e -> session.end.complete(e));
    link.login(
        () -> {
          link.smack()
              .login(
                  login.account().getLocalpart().toString(),
                  login.password().reveal(),
                  login.resource());
          session.loadRoster();
        });
    return session;
  }

  private void loadRoster() throws SmackException, InterruptedException {
    roster().reloadAndWait();
    if (!roster().isLoaded()) {
      throw SmackException.NoResponseException.newWith(link.smack(), "the roster");
    }
  }

  Roster roster() {
    return SmackSettings.roster(link.smack());
  }

  MeteredConnection smack() {
    return link.smack();
  }

  /// Puts `stanza` on its way. Waits while the server is slow, so it is for a thread that has
  /// nothing else to do. Does not wait in Smack, which may not come back.
  ///
  /// @throws IOException if the session has ended
  void send(Stanza stanza) throws IOException, InterruptedException {
    while (!smack().hasRoom() || !takes(stanza)) {
      if (awaitEnd(ROOM).isPresent()) {
        throw new IOException("the session has ended");
      }
    }
  }

  /// Puts `stanza` on its way at once.
  ///
  /// @throws IOException if the session has ended, or the server is so slow that nothing more fits
  void sendNow(Stanza stanza) throws IOException {
    if (!takes(stanza)) {
      throw new IOException("the server takes nothing at the moment");
    }
  }

  private boolean takes(Stanza stanza) throws IOException {
    try {
      smack().sendStanzaNonBlocking(stanza);
      return true;
    } catch (OutgoingQueueFullException e) {
      return false;
    } catch (NotConnectedException e) {
      // Smack may hear on and never say so. If it says so soon, it knows the reason. While it is
      // being resumed it takes nothing, and that is no end.
      if (smack().isHeld()) {
        throw new IOException("the session is interrupted", e);
      }
      end.completeOnTimeout(
          new SessionEnd.Broken("the connection takes nothing any more"), 1, TimeUnit.SECONDS);
      throw new IOException("the session has ended", e);
    }
  }

  /// Whether the server acknowledges what it gets (XEP-0198).
  boolean acknowledges() {
    return link.smack().isSmEnabled();
  }

  /// How it was begun.
  ChosenLogin chosenLogin() {
    return link.chosenLogin()
        .orElseThrow(() -> new IllegalStateException("there is no session before that is chosen"));
  }

  /// As whom the server knows us.
  EntityFullJid jid() {
    return link.smack().getUser();
  }

  /// When the last stanza came, on [System#nanoTime].
  long lastStanza() {
    return smack().lastStanza();
  }

  /// When anything came that shows that the server is there, likewise.
  long lastSign() {
    return smack().lastSign();
  }

  /// When anything came that shows that the server hears us, likewise.
  long lastProof() {
    return smack().lastProof();
  }

  /// Whether the server owes the acknowledgement of a message.
  boolean isOwed() {
    return smack().isOwed();
  }

  /// Asks the server a question that it answers when it has dealt with all before it (RFC 6120 §
  /// 10.1). Waits while the server is slow.
  ///
  /// @return complete with the answer, even if that is an error
  /// @throws IOException if the session has ended
  CompletableFuture<Boolean> fence() throws IOException, InterruptedException {
    Ping ping = new Ping(smack().getXMPPServiceDomain());
    CompletableFuture<Boolean> answer = fences.expect(ping);
    send(ping);
    return answer;
  }

  /// Asks the server whether it is there (XEP-0199 § 4.1), and what it has. Returns at once; the
  /// answer, even an error, is a sign.
  void ping() {
    try {
      sendNow(new Ping(smack().getXMPPServiceDomain()));
      smack().askForAcknowledgement();
    } catch (IOException e) {
      LOG.debug("no ping: {}", e.getMessage());
    }
  }

  /// Whether the server answers a ping (XEP-0199) within `patience`. Does not trust Smack to come
  /// back from sending.
  boolean ping(Duration patience) throws InterruptedException {
    return pinged(patience) == Pinged.ANSWERED;
  }

  private Pinged pinged(Duration patience) throws InterruptedException {
    CompletableFuture<Pinged> answer = new CompletableFuture<>();
    Thread.ofVirtual().name("herald-ping").start(() -> answer.complete(pinged()));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Pinged.UNANSWERED;
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody completes it exceptionally", e);
    }
  }

  private Pinged pinged() {
    try {
      smack().sendIqRequestAndWaitForResponse(new Ping(smack().getXMPPServiceDomain()));
      return Pinged.ANSWERED;
    } catch (XMPPException e) {
      // "I do not know pings" is an answer, too.
      return Pinged.ANSWERED;
    } catch (SmackException | InterruptedException | RuntimeException e) {
      return Pinged.BROKEN;
    }
  }

  private enum Pinged {
    ANSWERED,
    UNANSWERED,
    BROKEN
  }

  /// Waits for the end; empty if it has not come within `patience`.
  Optional<SessionEnd> awaitEnd(Duration patience) throws InterruptedException {
    try {
      return Optional.of(end.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody completes it exceptionally", e);
    }
  }

  /// Ends what is left of a broken session, and keeps what its resumption needs.
  ///
  /// @return whether it can be resumed
  boolean suspend() {
    end.complete(new SessionEnd.Broken("it was given up"));
    return link.suspend() && smack().isDisconnectedButSmResumptionPossible();
  }

  /// Goes on where it broke (XEP-0198 § 5): with the same connection object, since only that knows
  /// the counts. Smack sends again what the server has not had, and nothing else.
  ///
  /// @return false if nobody was reached at its address, so that it can be tried again
  /// @throws LoginFailedException if it cannot be resumed; the link is discarded
  boolean resume() throws LoginFailedException, InterruptedException {
    if (!allIsKept()) {
      discard();
      throw new LoginFailedException(
          new LoginFailure.Unavailable("not everything that came is on the disk"));
    }
    if (!link.reopen()) {
      return false;
    }
    end = new CompletableFuture<>();
    link.login(smack()::login);
    if (!smack().streamWasResumed()) {
      // Smack has begun a new session with the old object. One object for each is our rule.
      link.close();
      throw new LoginFailedException(new LoginFailure.Unavailable("the server did not resume it"));
    }
    // Prosody 0.12.3 resumes a session whose connection broke while it was writing to it, and then
    // reads nothing that comes on it.
    if (pinged(FIRST_ANSWER) == Pinged.UNANSWERED) {
      discard();
      throw new LoginFailedException(
          new LoginFailure.Unavailable("the server resumed it and hears nothing"));
    }
    return true;
  }

  /// Says goodbye and ends it; takes `patience` and a few seconds at most.
  void close(Duration patience) {
    end.complete(new SessionEnd.Asked());
    try {
      if (allIsKept()) {
        link.close(patience);
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    link.discard();
  }

  /// Smack tells the server all that it has heard when it says goodbye, and when it resumes.
  private boolean allIsKept() throws InterruptedException {
    try {
      events.kept().get(DISK.toMillis(), TimeUnit.MILLISECONDS);
      return !smack().isTorn();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /// Ends it without a word, after a failure.
  void discard() {
    end.complete(new SessionEnd.Broken("it was given up"));
    link.discard();
  }
}
