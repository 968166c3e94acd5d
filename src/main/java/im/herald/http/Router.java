package im.herald.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
  private final Bodies bodies = new Bodies();

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

  private Reply replyTo(HttpExchange exchange) throws IOException {
    try {
      return reply(exchange);
    } catch (Refusal refusal) {
      return refusal.reply();
    } catch (RuntimeException bug) {
      LOG.error("a request to {} failed", exchange.getRequestURI().getRawPath(), bug);
      return Reply.problem(500, "an internal error, which is in the log");
    }
  }

  private Reply reply(HttpExchange exchange) throws Refusal, IOException {
    if (!hosts.know(Request.header(exchange, "Host"))) {
      return Reply.problem(421, "nobody here has this name; add it to http.hosts if that is wrong");
    }
    if (!hasOneLength(exchange.getRequestHeaders())) {
      return Reply.problem(400, "a body has one length").with("Connection", "close");
    }
    String path = String.valueOf(exchange.getRequestURI().getRawPath());
    List<Route> here = routes.stream().filter(r -> r.match(path).isPresent()).toList();
    if (here.isEmpty() || exchange.getRequestURI().getRawQuery() != null) {
      return Reply.problem(404, "there is nothing here");
    }
    String method = exchange.getRequestMethod();
    Optional<Route> route = here.stream().filter(r -> r.takes(method)).findFirst();
    if (route.isEmpty()) {
      return Reply.problem(405, "this is not to be asked that way").with("Allow", allowed(here));
    }
    if (!mayAsk(route.get(), Request.header(exchange, "Authorization"))) {
      return Reply.problem(401, "this needs the token").with("WWW-Authenticate", Token.CHALLENGE);
    }
    Request request = new Request(exchange, route.get().match(path).orElse(""));
    return bodies.with(Request.announced(exchange), () -> route.get().answer().to(request));
  }

  /// RFC 9112 § 6.3: else somebody may have slipped in another request. The server takes two kinds,
  /// and a sign before the number.
  private static boolean hasOneLength(Headers headers) {
    List<String> lengths = headers.getOrDefault("Content-Length", List.of());
    return lengths.isEmpty()
        || (lengths.size() == 1
            && lengths.getFirst().matches("\\d{1,18}")
            && !headers.containsKey("Transfer-Encoding"));
  }

  private static String allowed(List<Route> here) {
    return here.stream()
        .map(route -> route.method().equals("GET") ? "GET, HEAD" : route.method())
        .collect(Collectors.joining(", "));
  }

  private boolean mayAsk(Route route, Optional<String> authorization) {
    return switch (route.who()) {
      case ALL, OWN -> true;
      case TOKEN -> token.isShownIn(authorization);
      case BEARER -> token.isBorneIn(authorization);
    };
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
