package im.herald.scripted;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Cuts a stream into its children. Waits for nothing beyond the last `>`.
final class Elements {
  private final Reader in;

  Elements(InputStream in) {
    this.in = new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  /// The next, or empty at the end of the connection.
  Optional<Element> next() throws IOException {
    StringBuilder xml = new StringBuilder();
    int depth = 0;
    while (true) {
      String tag = tag(xml);
      if (tag.isEmpty()) {
        return Optional.empty();
      }
      if (tag.startsWith("<?")) {
        xml.setLength(0);
        continue;
      }
      if (tag.startsWith("<stream:stream") || tag.startsWith("</stream:stream")) {
        return Optional.of(new Element(tag));
      }
      if (tag.startsWith("</")) {
        depth--;
      } else if (!tag.endsWith("/>")) {
        depth++;
      }
      if (depth == 0) {
        return Optional.of(new Element(xml.toString().strip()));
      }
    }
  }

  /// Reads to the end of the next tag and adds what was read to `xml`. Outside of tags and in
  /// attributes `>` is a character like others.
  private String tag(StringBuilder xml) throws IOException {
    int start = -1;
    int quote = -1;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (start < 0 && c == '<') {
        start = xml.length();
      }
      xml.append((char) c);
      if (start < 0) {
        continue;
      }
      if (quote < 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (quote == c) {
        quote = -1;
      } else if (quote < 0 && c == '>') {
        return xml.substring(start);
      }
    }
    return "";
  }
}
