package im.herald.xmpp.reply;

import im.herald.message.Reference;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jspecify.annotations.Nullable;

/// Marks an answer as one, and takes what an answer repeats out of its text.
public final class Reply {
  /// Announced by whoever knows what that is (XEP-0461 § 2).
  public static final String NAMESPACE = "urn:xmpp:reply:0";

  private static final String FALLBACK = "fallback";
  private static final String FALLBACK_NAMESPACE = "urn:xmpp:fallback:0";

  private static final String ELEMENT = "reply";

  /// A text has one or two.
  private static final int MOST_RANGES = 100;

  private Reply() {}

  /// For the one place that sets Smack's statics: Smack's own reader of fallbacks forgets which
  /// part of the text is meant.
  public static void register() {
    ProviderManager.removeExtensionProvider(FALLBACK, FALLBACK_NAMESPACE);
  }

  /// What says that a message answers `message` (XEP-0461 § 3.1).
  public static StandardExtensionElement to(Reference message) {
    return StandardExtensionElement.builder(ELEMENT, NAMESPACE)
        .addAttribute("id", message.id().value())
        .addAttribute("to", message.to().toString())
        .build();
  }

  /// `text`, which is that of `stanza`, without what it repeats of the message that it answers
  /// (XEP-0461 § 3.2, XEP-0428 § 3). As it is if the stanza is no answer. What is said about places
  /// that are not in the text is ignored.
  public static String ownWords(Message stanza, String text) {
    if (!stanza.hasExtension(ELEMENT, NAMESPACE)) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    BitSet repeated = new BitSet(points.length);
    stanza.getExtensions(FALLBACK, FALLBACK_NAMESPACE).stream()
        .filter(StandardExtensionElement.class::isInstance)
        .map(StandardExtensionElement.class::cast)
        .filter(fallback -> NAMESPACE.equals(fallback.getAttributeValue("for")))
        .flatMap(fallback -> bodies(fallback).stream())
        .limit(MOST_RANGES)
        .flatMap(body -> Range.of(body, points.length).stream())
        .forEach(range -> repeated.set(range.start, range.end));
    StringBuilder own = new StringBuilder(text.length());
    for (int i = repeated.nextClearBit(0); i < points.length; i = repeated.nextClearBit(i + 1)) {
      own.appendCodePoint(points[i]);
    }
    return own.toString();
  }

  private static List<StandardExtensionElement> bodies(StandardExtensionElement fallback) {
    @Nullable List<StandardExtensionElement> bodies = fallback.getElements("body");
    return bodies == null ? List.of() : bodies;
  }

  /// A part of a text, in code points (XEP-0426).
  ///
  /// @param end behind its last
  private record Range(int start, int end) {
    static Optional<Range> of(StandardExtensionElement body, int length) {
      int start = number(body.getAttributeValue("start"));
      int end = number(body.getAttributeValue("end"));
      return start < 0 || end <= start || end > length
          ? Optional.empty()
          : Optional.of(new Range(start, end));
    }

    private static int number(@Nullable String text) {
      try {
        return text == null ? -1 : Integer.parseInt(text);
      } catch (NumberFormatException e) {
        return -1;
      }
    }
  }
}
