package im.herald.service;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the service manager every few seconds how Herald is, and feeds its watchdog as long as
/// every part moves: each is given something to do, and must have done it within a minute. The
/// watchdog of a Herald that is stuck is fed no more, and the service manager starts it again.
///
/// One thread of its own, which ends with the process.
public final class Heartbeat {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration USUAL = Duration.ofSeconds(10);
  private static final Duration STUCK = Duration.ofMinutes(1);

  private final Notifier manager;
  private final Duration every;
  private final Duration patience;
  private final Supplier<String> status;
  private final List<Part> parts = new ArrayList<>();
  private String told = "";

  Heartbeat(Notifier manager, Duration every, Duration patience, Supplier<String> status) {
    this.manager = manager;
    this.every = every;
    this.patience = patience;
    this.status = status;
  }

  /// @param environment `WATCHDOG_USEC` is how often the watchdog wants to be fed, in microseconds
  /// @param status how Herald is, in a line for people
  public Heartbeat(Notifier manager, Map<String, String> environment, Supplier<String> status) {
    this(manager, interval(environment), STUCK, status);
  }

  /// Three times as often as asked for: a beat may come late.
  private static Duration interval(Map<String, String> environment) {
    String asked = environment.getOrDefault("WATCHDOG_USEC", "");
    if (!asked.matches("[1-9]\\d{0,17}")) {
      return USUAL;
    }
    Duration third = Duration.of(Long.parseLong(asked) / 3, ChronoUnit.MICROS);
    return third.compareTo(USUAL) < 0 ? third : USUAL;
  }

  /// Adds a part.
  ///
  /// @param probe gives it something to do; complete when that is done, well or not
  public Heartbeat with(String name, Supplier<CompletableFuture<?>> probe) {
    parts.add(new Part(name, probe));
    return this;
  }

  /// Begins.
  public void start() {
    Thread.ofPlatform().daemon().name("heartbeat").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        beat();
        TimeUnit.NANOSECONDS.sleep(every.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    List<String> stuck = parts.stream().filter(this::isStuck).map(part -> part.name).toList();
    if (stuck.isEmpty()) {
      manager.alive();
    } else {
      LOG.error("stuck: {}", String.join(", ", stuck));
    }
    String now = status.get();
    if (!now.equals(told)) {
      told = now;
      manager.status(now);
    }
  }

  private boolean isStuck(Part part) {
    long now = System.nanoTime();
    if (part.task.isDone()) {
      part.task = part.probe.get();
      part.given = now;
    }
    return now - part.given > patience.toNanos();
  }

  private static final class Part {
    private final String name;
    private final Supplier<CompletableFuture<?>> probe;
    private CompletableFuture<?> task = CompletableFuture.completedFuture(true);
    private long given;

    private Part(String name, Supplier<CompletableFuture<?>> probe) {
      this.name = name;
      this.probe = probe;
    }
  }
}
