package im.herald.xmpp;

import im.herald.message.StanzaId;
import java.util.function.Supplier;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;

/// Hears nothing: for sessions that are no conversation.
final class Deaf implements SessionEvents {
  @Override
  public void message(Message message, Supplier<String> asItCame) {}

  @Override
  public void subscription(Presence presence) {}

  @Override
  public void acknowledged(StanzaId id) {}
}
