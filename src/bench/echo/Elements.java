package echo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Cuts what a client sends into the header of its stream and the elements below it. It scans for
/// tags and knows nothing else of XML, so that it costs next to nothing.
///
/// Threads: one.
final class Elements {
  private final InputStream in;
  private byte[] octets = new byte[1 << 16];
  private int start;
  private int at;
  private int end;
  private int depth;

  Elements(InputStream in) {
    this.in = in;
  }

  /// The next header or element as it was written.
  ///
  /// @return nothing at the end of the stream
  String next() throws IOException {
    while (true) {
      int close = endOfTag();
      if (close < 0) {
        if (!more()) {
          return "";
        }
      } else if (completes(close)) {
        String element = new String(octets, start, close - start, StandardCharsets.UTF_8).strip();
        start = close;
        return element;
      }
    }
  }

  /// Whether the client has sent more than was read so far.
  boolean idle() throws IOException {
    return at >= end && in.available() == 0;
  }

  /// @return where the next tag ends, or -1 if that has not come yet
  private int endOfTag() {
    int open = at;
    while (open < end && octets[open] != '<') {
      open++;
    }
    at = open;
    byte quote = 0;
    for (int i = open; i < end; i++) {
      byte octet = octets[i];
      if (quote != 0) {
        quote = octet == quote ? 0 : quote;
      } else if (octet == '\'' || octet == '"') {
        quote = octet;
      } else if (octet == '>') {
        return i + 1;
      }
    }
    return -1;
  }

  /// Whether with the tag from `at` to `close` something is complete.
  private boolean completes(int close) {
    int tag = at;
    at = close;
    if (octets[tag + 1] == '?') {
      start = close;
      return false;
    }
    if (starts(tag, "<stream:stream")) {
      depth = 0;
      return true;
    }
    if (octets[tag + 1] == '/') {
      depth--;
    } else if (octets[close - 2] != '/') {
      depth++;
    }
    return depth <= 0;
  }

  private boolean starts(int from, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (from + i >= end || octets[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean more() throws IOException {
    if (start > 0) {
      System.arraycopy(octets, start, octets, 0, end - start);
      at -= start;
      end -= start;
      start = 0;
    }
    if (end == octets.length) {
      octets = java.util.Arrays.copyOf(octets, 2 * octets.length);
    }
    int count = in.read(octets, end, octets.length - end);
    end += Math.max(count, 0);
    return count > 0;
  }
}
