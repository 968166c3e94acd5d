package im.herald.xmpp;

import im.herald.message.StanzaId;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;

/// Hears nothing: for sessions that are no conversation.
final class Deaf implements SessionEvents {
  @Override
  public void message(Message message) {}

  @Override
  public void subscription(Presence presence) {}

  @Override
  public void acknowledged(StanzaId id) {}
}
