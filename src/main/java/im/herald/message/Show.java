package im.herald.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How available somebody is (RFC 6121 § 4.7.2.1). `ONLINE` is the absence of a show element.
public enum Show {
  ONLINE,
  CHAT,
  AWAY,
  XA,
  DND;

  /// The show written as `word`, whatever its case.
  public static Optional<Show> parse(String word) {
    return Arrays.stream(values()).filter(s -> s.toString().equalsIgnoreCase(word)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
