package im.herald.xmpp;

import im.herald.message.StanzaId;
import im.herald.xmpp.sasl.LoginMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jivesoftware.smack.ConnectionListener;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.ping.packet.Ping;
import org.jxmpp.jid.EntityFullJid;

/// One login, from the first byte to the last. Connecting and logging in are one step: it is there
/// whole or not at all. It ends once; then the next login makes a new one.
///
/// Any thread may call. Initial presence is not sent here, so that nothing arrives before its owner
/// is ready.
final class Session {
  private final Link link;
  private final CompletableFuture<SessionEnd> end = new CompletableFuture<>();

  private Session(Link link) {
    this.link = link;
  }

  /// Logs in over `link` and loads the roster. Listeners are there before, since the server sends
  /// what waited as soon as it can.
  ///
  /// @throws LoginFailedException with the reason; the link is discarded
  static Session login(Link link, Login login, SessionEvents events)
      throws LoginFailedException, InterruptedException {
    Session session = new Session(link);
    session.listen(events);
    link.open();
    link.checkLoginMethods();
    XMPPTCPConnection smack = link.smack();
    try {
      smack.login(
          login.account().getLocalpart().toString(), login.password().reveal(), login.resource());
      session.loadRoster();
      return session;
    } catch (SmackException | XMPPException | IOException | RuntimeException e) {
      link.discard();
      throw LoginFailedException.from(e, login.account().asDomainBareJid());
    } catch (InterruptedException e) {
      link.discard();
      throw e;
    }
  }

  private void listen(SessionEvents events) {
    XMPPTCPConnection smack = link.smack();
    smack.addStanzaListener(
        SmackBorder.listener(Message.class, events::message), StanzaTypeFilter.MESSAGE);
    smack.addStanzaListener(
        SmackBorder.listener(Presence.class, events::subscription), Session::isSubscription);
    smack.addStanzaAcknowledgedListener(
        SmackBorder.listener(Stanza.class, stanza -> acknowledged(stanza, events)));
    smack.addConnectionListener(
        new ConnectionListener() {
          @Override
          public void connectionClosed() {
            end.complete(new SessionEnd.Lost("the server closed the stream"));
          }

          @Override
          public void connectionClosedOnError(Exception e) {
            end.complete(endOf(e));
          }
        });
  }

  private static boolean isSubscription(Stanza stanza) {
    return stanza instanceof Presence presence
        && switch (presence.getType()) {
          case subscribe, subscribed, unsubscribe, unsubscribed -> true;
          case available, unavailable, error, probe -> false;
        };
  }

  private static void acknowledged(Stanza stanza, SessionEvents events) {
    if (stanza instanceof Message message && message.getStanzaId() != null) {
      events.acknowledged(new StanzaId(message.getStanzaId()));
    }
  }

  private static SessionEnd endOf(Exception e) {
    if (e instanceof StreamErrorException stream) {
      String said = ServerWords.of(stream.getStreamError());
      return switch (stream.getStreamError().getCondition()) {
        case conflict -> new SessionEnd.Conflict();
        case not_authorized -> new SessionEnd.Expelled(said);
        default -> new SessionEnd.Lost(said);
      };
    }
    return new SessionEnd.Lost(e.getMessage() == null ? e.toString() : e.getMessage());
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

  XMPPTCPConnection smack() {
    return link.smack();
  }

  /// Puts `stanza` on its way. Blocks while the server is slow.
  ///
  /// @throws IOException if the session has ended
  void send(Stanza stanza) throws IOException, InterruptedException {
    try {
      smack().sendStanza(stanza);
    } catch (SmackException.NotConnectedException e) {
      // Smack may hear on and never say so.
      end.complete(new SessionEnd.Lost("the connection takes nothing any more"));
      throw new IOException("the session has ended", e);
    }
  }

  /// Whether the server acknowledges what it gets (XEP-0198).
  boolean acknowledges() {
    return link.smack().isSmEnabled();
  }

  /// How it was begun; empty if Herald does not know its name.
  Optional<LoginMethod> loginMethod() {
    return LoginMethod.named(link.smack().getUsedSaslMechansism());
  }

  /// As whom the server knows us.
  EntityFullJid jid() {
    return link.smack().getUser();
  }

  /// Grows or changes with each stanza that comes in. To be compared only: it comes from the wall
  /// clock.
  long lastHeard() {
    return link.smack().getLastStanzaReceived();
  }

  /// Whether the server answers a ping (XEP-0199) within `patience`. Does not trust Smack to come
  /// back from sending.
  boolean ping(Duration patience) throws InterruptedException {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Thread.ofVirtual().name("herald-ping").start(() -> ping(answer));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return false;
    }
  }

  private void ping(CompletableFuture<Boolean> answer) {
    try {
      smack().sendIqRequestAndWaitForResponse(new Ping(smack().getXMPPServiceDomain()));
      answer.complete(true);
    } catch (XMPPException e) {
      // "I do not know pings" is an answer, too.
      answer.complete(true);
    } catch (SmackException | InterruptedException | RuntimeException e) {
      answer.complete(false);
    }
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

  /// Says goodbye and ends it; takes a few seconds at most.
  void close() {
    end.complete(new SessionEnd.Asked());
    link.close();
  }

  /// Ends it without a word, after a failure.
  void discard() {
    link.discard();
  }
}
