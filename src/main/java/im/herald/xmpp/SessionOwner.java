package im.herald.xmpp;

import im.herald.message.IncomingMessage;
import im.herald.message.StanzaId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.EntityBareJid;

/// Connects a session with the rest of Herald: what comes goes to the inbox and the subscriptions,
/// and everybody learns when it begins and ends.
public final class SessionOwner implements SessionEvents {
  private final StanzaReader reader;
  private final Consumer<IncomingMessage> inbox;
  private final SessionListener listener;
  private final PresenceBroadcast presence;
  private final Subscriptions subscriptions;
  private final CurrentSession current;

  /// @param account our own
  /// @param inbox takes each message and returns at once
  public SessionOwner(
      EntityBareJid account,
      InstantSource clock,
      Consumer<IncomingMessage> inbox,
      SessionListener listener,
      PresenceBroadcast presence,
      Subscriptions subscriptions,
      CurrentSession current) {
    this.reader = new StanzaReader(account, clock);
    this.inbox = inbox;
    this.listener = listener;
    this.presence = presence;
    this.subscriptions = subscriptions;
    this.current = current;
  }

  /// The session is there. Initial presence comes last but one: after it the server sends what
  /// waited, and somebody must be there to answer.
  void begin(Session session) throws IOException, InterruptedException {
    current.begin(session);
    subscriptions.begin(session);
    presence.send(session);
    listener.online(new SmackWire(session));
  }

  /// The session broke and may be resumed. It stays the current one: what somebody asks over it
  /// meanwhile goes out when it goes on.
  void interrupted() {
    listener.interrupted();
  }

  /// It goes on. Presence and roster are as they were (XEP-0198 § 5).
  void resumed() {
    listener.resumed();
  }

  /// It is over, or about to be closed: nothing more is sent.
  void end() {
    listener.offline();
    current.end();
  }

  /// There will be no other.
  void close() {
    subscriptions.close();
  }

  @Override
  public void message(Message message) {
    reader.read(message).ifPresent(inbox);
  }

  @Override
  public void subscription(Presence stanza) {
    subscriptions.take(stanza);
  }

  @Override
  public void acknowledged(StanzaId id) {
    listener.acknowledged(id);
  }
}
