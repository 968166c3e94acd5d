package im.herald.xmpp.adhoc;

import im.herald.command.FilledForm;
import im.herald.message.Language;
import im.herald.message.Wording;
import im.herald.outbox.TextSplitter;
import java.util.List;
import java.util.function.IntSupplier;

/// Keeps answers within what the server takes in one stanza: a larger one would end the stream, and
/// people choose what is in an answer.
///
/// @param language of whoever asked
/// @param limit of a text in octets once it is escaped, as the server of the session takes it
record Texts(IntSupplier limit, Language language) {
  /// In characters: what somebody wrote may be repeated in it.
  private static final int REASON = 500;

  /// `wording` as whoever asked reads it.
  String said(Wording wording) {
    return wording.in(language);
  }

  /// The whole text, or its beginning and that it is cut.
  String fitting(Wording wording) {
    String text = said(wording);
    List<String> parts = TextSplitter.split(text, limit.getAsInt());
    return parts.size() == 1
        ? text
        : said(
            Wording.of(
                "%s\n[cut here: the answer had %d characters]", parts.getFirst(), text.length()));
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
  String brief(Wording wording) {
    String reason = said(wording);
    return reason.length() <= REASON
        ? reason
        : reason.substring(0, reason.offsetByCodePoints(0, reason.codePointCount(0, REASON) - 1))
            + "…";
  }
}
