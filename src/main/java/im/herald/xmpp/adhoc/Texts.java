package im.herald.xmpp.adhoc;

import im.herald.command.FilledForm;
import im.herald.outbox.TextSplitter;
import java.util.List;
import java.util.function.IntSupplier;

/// Keeps answers within what the server takes in one stanza: a larger one would end the stream, and
/// people choose what is in an answer.
///
/// @param limit of a text in octets once it is escaped, as the server of the session takes it
record Texts(IntSupplier limit) {
  /// In characters: what somebody wrote may be repeated in it.
  private static final int REASON = 500;

  /// The whole text, or its beginning and that it is cut.
  String fitting(String text) {
    List<String> parts = TextSplitter.split(text, limit.getAsInt());
    return parts.size() == 1
        ? text
        : "%s\n[cut here: the answer had %d characters]".formatted(parts.getFirst(), text.length());
  }

  /// Whether what was filled in can be sent back.
  boolean fit(FilledForm form) {
    String all = String.join("", form.values().values().stream().flatMap(List::stream).toList());
    // Each value stands in an element of its own.
    int elements = form.values().values().stream().mapToInt(List::size).sum() * 20;
    return TextSplitter.split(all, Math.max(1, limit.getAsInt() / 2)).size() == 1
        && elements < limit.getAsInt() / 2;
  }

  /// What was wrong, in a few lines.
  static String brief(String reason) {
    return reason.length() <= REASON
        ? reason
        : reason.substring(0, reason.offsetByCodePoints(0, reason.codePointCount(0, REASON) - 1))
            + "…";
  }
}
