package im.herald.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What somebody asks. One thread.
final class Request {
  /// In octets.
  static final int MOST = 1024 * 1024;

  /// Likewise.
  private static final int MOST_UNWANTED = 3 * MOST;

  private final HttpExchange exchange;
  private final String last;

  /// @param last the part of the path that its route leaves open; empty if it leaves none
  Request(HttpExchange exchange, String last) {
    this.exchange = exchange;
    this.last = last;
  }

  String last() {
    return last;
  }

  /// The value of a header; empty if it is not there, or there more than once: then nobody knows
  /// which one a proxy has looked at.
  Optional<String> header(String name) {
    return header(exchange, name);
  }

  static Optional<String> header(HttpExchange exchange, String name) {
    List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  /// The body, which is JSON.
  ///
  /// @throws Refusal if it is something else, or larger than [#MOST]
  /// @throws IOException if it does not come
  byte[] json() throws Refusal, IOException {
    String type = header("Content-Type").orElse("").split(";", 2)[0].strip();
    if (!type.toLowerCase(Locale.ROOT).matches("application/(json|[a-z0-9.-]+\\+json)")) {
      throw new Refusal(415, "this takes JSON; say so: Content-Type: application/json");
    }
    if (exchange.getRequestHeaders().containsKey("Content-Encoding")) {
      throw new Refusal(415, "this takes no compressed body; leave Content-Encoding out");
    }
    if (announced(exchange) <= MOST) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST + 1);
      if (body.length <= MOST) {
        return body;
      }
    }
    readOn();
    throw new Refusal(413, "the body is larger than 1 MiB");
  }

  /// Whoever still sends when the connection ends does not see the answer.
  private void readOn() throws IOException {
    byte[] unwanted = new byte[8 * 1024];
    int octets = 0;
    int more = 0;
    while (more >= 0 && octets < MOST_UNWANTED) {
      more = exchange.getRequestBody().read(unwanted);
      octets += more;
    }
  }

  /// How long the body is to be, in octets; [#MOST] if nobody has said. The server has looked that
  /// it is a number.
  static long announced(HttpExchange exchange) {
    if (exchange.getRequestHeaders().containsKey("Transfer-Encoding")) {
      return MOST;
    }
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    return length == null ? 0 : Long.parseLong(length.strip());
  }
}
