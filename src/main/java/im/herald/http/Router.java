package im.herald.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what a request asks for, and refuses the others. Several threads at once.
final class Router implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  /// On every reply: nothing is kept by whoever is between, nothing runs in a browser, and no page
  /// of others shows it.
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy",
              "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff");

  private final Hosts hosts;
  private final Token token;
  private final List<Route> routes;

  Router(Hosts hosts, Token token, List<Route> routes) {
    this.hosts = hosts;
    this.token = token;
    this.routes = List.copyOf(routes);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = replyTo(exchange);
      ALWAYS.forEach(exchange.getResponseHeaders()::set);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      send(exchange, reply);
    }
  }

  private Reply replyTo(HttpExchange exchange) {
    try {
      return reply(exchange);
    } catch (RuntimeException bug) {
      LOG.error("a request to {} failed", exchange.getRequestURI().getRawPath(), bug);
      return Reply.plain(500, "an internal error, which is in the log");
    }
  }

  private Reply reply(HttpExchange exchange) {
    if (!hosts.know(header(exchange, "Host"))) {
      return Reply.plain(421, "nobody here has this name; add it to http.hosts if that is wrong");
    }
    String path = exchange.getRequestURI().getRawPath();
    Optional<Route> route = routes.stream().filter(r -> r.path().equals(path)).findFirst();
    if (route.isEmpty()) {
      return Reply.plain(404, "there is nothing here");
    }
    if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
      return Reply.plain(405, "this is only to be read").with("Allow", "GET, HEAD");
    }
    if (!route.get().forAll() && !token.isShownIn(header(exchange, "Authorization"))) {
      return Reply.plain(401, "this needs the token").with("WWW-Authenticate", Token.CHALLENGE);
    }
    return route.get().reply().get();
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.octets();
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(reply.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
