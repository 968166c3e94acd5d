package im.herald.proxy;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in a stream that can be read: before TLS, or without it.
public enum CutPoint {
  /// Behind the last octet before TLS begins (RFC 6120 § 5.4.2.3).
  AFTER_PROCEED(Direction.TO_CLIENT, "<proceed[^>]*>"),
  /// Logged in, and the new stream not begun (RFC 6120 § 6.4.6).
  AFTER_SUCCESS(Direction.TO_CLIENT, "<success[^>]*(/>|>[^<]*</success>)"),
  /// The server has half of the request for stream management (XEP-0198 § 3).
  INSIDE_ENABLE(Direction.TO_SERVER, "<ena");

  private final Direction direction;
  private final Pattern before;

  CutPoint(Direction direction, String before) {
    this.direction = direction;
    this.before = Pattern.compile(before);
  }

  /// Where it can be met.
  public Direction direction() {
    return direction;
  }

  /// How many characters of `now` come before the cut, if it is there.
  ///
  /// @param passed what went before `now`, or the end of it
  OptionalInt in(String passed, String now) {
    Matcher matcher = before.matcher(passed + now);
    while (matcher.find()) {
      if (matcher.end() > passed.length()) {
        return OptionalInt.of(matcher.end() - passed.length());
      }
    }
    return OptionalInt.empty();
  }
}
