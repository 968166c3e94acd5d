package im.herald.xmpp;

import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StreamError;
import org.jspecify.annotations.Nullable;

/// What a server said with an error: its own text if it gave one, and the condition (RFC 6120 §
/// 4.9.3, § 8.3.3).
final class ServerWords {
  private ServerWords() {}

  static String of(StanzaError error) {
    return of(error.getDescriptiveText(), error.getCondition().toString());
  }

  static String of(StreamError error) {
    return of(error.getDescriptiveText(), error.getCondition().toString());
  }

  private static String of(@Nullable String text, String condition) {
    return text == null || text.isBlank()
        ? condition
        : "\"%s\" (%s)".formatted(text.strip(), condition);
  }
}
