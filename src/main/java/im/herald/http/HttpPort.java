package im.herald.http;

import com.sun.net.httpserver.HttpServer;
import im.herald.config.HttpAddress;
import im.herald.config.HttpConfig;
import im.herald.config.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers over HTTP until it is closed. A request has a virtual thread of its own; how many there
/// are, and how long they take, is bounded by [Limits].
public final class HttpPort implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpPort.class);
  private static final int BACKLOG = 16;
  private static final int SECONDS_BETWEEN_LOOKS = 15;

  private final HttpServer server;
  private final ExecutorService requests =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http ", 1).factory());
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("http minutes").factory());

  private HttpPort(HttpServer server) {
    this.server = server;
  }

  /// Answers from now on.
  ///
  /// @param config which says where it listens
  /// @param token what callers must show, but for health
  /// @throws IOException if there is no such address here, or somebody else listens there
  public static HttpPort open(
      HttpConfig config, Secret token, Vitals vitals, Posts posts, InstantSource clock)
      throws IOException {
    HttpAddress address = config.listen().orElseThrow();
    Limits.set();
    InetSocketAddress place = new InetSocketAddress(address.host(), address.port());
    if (place.isUnresolved()) {
      throw new UnknownHostException(address.host());
    }
    HttpPort opened = new HttpPort(HttpServer.create(place, BACKLOG));
    List<Route> routes =
        new Routes(vitals, opened.watch(vitals, clock), config.hooks(), posts, clock).all();
    opened.start(new Router(new Hosts(address, config.hosts()), new Token(token), routes));
    LOG.info("the status page is at http://{}/", new HttpAddress(address.host(), opened.port()));
    return opened;
  }

  private LastDay watch(Vitals vitals, InstantSource clock) {
    LastDay day = new LastDay(clock.instant(), vitals.totals());
    ScheduledFuture<?> _ =
        looks.scheduleWithFixedDelay(
            () -> add(day, vitals, clock.instant()),
            SECONDS_BETWEEN_LOOKS,
            SECONDS_BETWEEN_LOOKS,
            TimeUnit.SECONDS);
    return day;
  }

  private static void add(LastDay day, Vitals vitals, Instant now) {
    try {
      day.add(now, vitals::totals);
    } catch (RuntimeException e) {
      // A task that throws is not run again.
      LOG.error("this minute is missing on the status page", e);
    }
  }

  private void start(Router router) {
    server.setExecutor(requests);
    server.createContext("/", router);
    server.start();
  }

  /// Where it listens.
  public int port() {
    return server.getAddress().getPort();
  }

  /// Answers no more.
  @Override
  public void close() {
    looks.shutdownNow();
    server.stop(0);
    requests.shutdownNow();
  }
}
