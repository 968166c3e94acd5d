package im.herald.http;

import com.sun.net.httpserver.HttpServer;
import im.herald.config.HttpAddress;
import im.herald.config.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers over HTTP until it is closed. A request has a virtual thread of its own; how many there
/// are, and how long they take, is bounded by [Limits].
public final class HttpPort implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpPort.class);
  private static final int BACKLOG = 16;

  private final HttpServer server;
  private final ExecutorService threads;

  private HttpPort(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /// Answers from now on.
  ///
  /// @param hosts names by which it is asked besides its own, in lower case
  /// @param token what callers must show, but for health
  /// @throws IOException if there is no such address here, or somebody else listens there
  public static HttpPort open(HttpAddress address, List<String> hosts, Secret token, Vitals vitals)
      throws IOException {
    Limits.set();
    InetSocketAddress place = new InetSocketAddress(address.host(), address.port());
    if (place.isUnresolved()) {
      throw new UnknownHostException(address.host());
    }
    HttpServer server = HttpServer.create(place, BACKLOG);
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http ", 1).factory());
    server.setExecutor(threads);
    server.createContext(
        "/", new Router(new Hosts(address, hosts), new Token(token), routes(vitals)));
    server.start();
    HttpPort opened = new HttpPort(server, threads);
    LOG.info(
        "health and metrics are at http://{}/", new HttpAddress(address.host(), opened.port()));
    return opened;
  }

  /// All there is.
  private static List<Route> routes(Vitals vitals) {
    Metrics metrics = new Metrics();
    return List.of(
        // Alive is who answers at all: whether it does its work is another question, and a restart
        // would not help a Herald whose server is away.
        Route.forAll("/health/live", () -> Reply.plain(200, "alive")),
        Route.forAll("/health/ready", () -> ready(vitals.lacking())),
        Route.guarded(
            "/metrics",
            () -> new Reply(200, Metrics.TYPE, metrics.text(vitals.figures()), Map.of())));
  }

  private static Reply ready(List<String> lacking) {
    return lacking.isEmpty()
        ? Reply.plain(200, "ready")
        : Reply.plain(503, String.join("\n", lacking));
  }

  /// Where it listens.
  public int port() {
    return server.getAddress().getPort();
  }

  /// Answers no more.
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
