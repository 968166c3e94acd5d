package im.herald.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A server that falls silent with its connections standing, for daemons that have nothing to say
/// and for daemons that say something every ten seconds. Detection counts from the fault for the
/// first, from the first message after it for the others.
final class Silence implements AutoCloseable {
  private final Crowd idle = new Crowd();
  private final Crowd busy = new Crowd();
  private final Longest idleLongest = new Longest();
  private final Longest busyLongest = new Longest();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private int times;

  /// What begins or ends the silence.
  interface Turn {
    void take() throws Exception;
  }

  Crowd idle() {
    return idle;
  }

  Crowd busy() {
    return busy;
  }

  /// Begins it, waits until all have noticed and `atLeast` is over, ends it, and waits until all
  /// are back.
  void endure(Turn begin, Turn end, Duration atLeast) throws Exception {
    for (Crowd crowd : List.of(idle, busy)) {
      crowd.daemons().forEach(daemon -> daemon.log().skip());
    }
    begin.take();
    long begun = System.nanoTime();
    together(
        daemon -> idleLongest.detected(daemon.notices(begun)),
        daemon -> {
          daemon.log().next("schedule tick");
          busyLongest.detected(daemon.notices(System.nanoTime()));
        });
    Duration rest = atLeast.minus(Daemon.since(begun));
    new CountDownLatch(1).await(Math.max(0, rest.toMillis()), TimeUnit.MILLISECONDS);
    end.take();
    long ended = System.nanoTime();
    together(
        daemon -> idleLongest.recovered(daemon.isBack(ended)),
        daemon -> busyLongest.recovered(daemon.isBack(ended)));
    times++;
  }

  private void together(Consumer<Daemon> ofIdle, Consumer<Daemon> ofBusy) {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    idle.daemons()
        .forEach(d -> all.add(CompletableFuture.runAsync(() -> ofIdle.accept(d), threads)));
    busy.daemons()
        .forEach(d -> all.add(CompletableFuture.runAsync(() -> ofBusy.accept(d), threads)));
    all.forEach(CompletableFuture::join);
  }

  /// Counts what was lost, for two rows of the table.
  void report(String fault, Table table, int idleThreads, int busyThreads)
      throws InterruptedException, IOException {
    idle.settles();
    busy.settles();
    table.add(idle.row(fault + ", idle", times * idle.daemons().size(), idleLongest, idleThreads));
    table.add(
        busy.row(
            fault + ", something unacknowledged",
            times * busy.daemons().size(),
            busyLongest,
            busyThreads));
  }

  Longest ofIdle() {
    return idleLongest;
  }

  Longest ofBusy() {
    return busyLongest;
  }

  @Override
  public void close() throws IOException {
    idle.close();
    busy.close();
    threads.shutdownNow();
  }
}
