package im.herald.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What a request gets.
///
/// @param headers besides those that every reply has
record Reply(int status, String type, String body, Map<String, String> headers) {
  static final String PLAIN = "text/plain; charset=utf-8";

  static Reply plain(int status, String body) {
    return new Reply(status, PLAIN, body + "\n", Map.of());
  }

  Reply with(String header, String value) {
    return new Reply(status, type, body, Map.of(header, value));
  }

  byte[] octets() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
