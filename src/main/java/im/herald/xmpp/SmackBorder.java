package im.herald.xmpp;

import java.util.function.Consumer;
import org.jivesoftware.smack.StanzaListener;
import org.jivesoftware.smack.packet.Stanza;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where Smack's threads meet Herald's code. Nothing thrown by ours may reach theirs: twenty errors
/// in listeners, and Smack hears nothing more. What runs here hands a value over and returns.
final class SmackBorder {
  private static final Logger LOG = LoggerFactory.getLogger(SmackBorder.class);

  private SmackBorder() {}

  /// A listener that takes stanzas of `type` to `to`.
  static <S extends Stanza> StanzaListener listener(Class<S> type, Consumer<S> to) {
    return stanza -> handOver(() -> to.accept(type.cast(stanza)));
  }

  /// Runs `work`, whatever comes of it.
  static void handOver(Runnable work) {
    try {
      work.run();
    } catch (Throwable t) {
      LOG.error("a hand-over from the connection failed; its stanza is lost", t);
    }
  }
}
