package im.herald.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What a request gets.
///
/// @param headers besides those that every reply has
record Reply(int status, String type, String body, Map<String, String> headers) {
  static final String PLAIN = "text/plain; charset=utf-8";
  private static final String PROBLEM = "application/problem+json";

  /// The phrases of the codes that there are (RFC 9110 § 15).
  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Content Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(421, "Misdirected Request"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"));

  static Reply plain(int status, String body) {
    return new Reply(status, PLAIN, body + "\n", Map.of());
  }

  static Reply json(int status, Map<String, ?> body) {
    return new Reply(status, "application/json", Json.written(body) + "\n", Map.of());
  }

  /// An error (RFC 9457 § 3).
  static Reply problem(int status, String detail) {
    String title = TITLES.get(status);
    if (title == null) {
      throw new IllegalArgumentException("no phrase for " + status);
    }
    return new Reply(
        status,
        PROBLEM,
        Json.written(Json.object("title", title, "status", status, "detail", detail)) + "\n",
        Map.of());
  }

  Reply with(String header, String value) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(header, value);
    return new Reply(status, type, body, Map.copyOf(all));
  }

  byte[] octets() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
