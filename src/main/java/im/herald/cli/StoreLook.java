package im.herald.cli;

import im.herald.store.Journal;
import im.herald.store.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Counts what is in the store, for whoever cannot wait for a store that is stuck: then nothing is
/// known of it, and one look at a time waits until it comes round.
final class StoreLook {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private @Nullable FutureTask<Counts> look;

  /// @param aside messages that came and were put aside
  /// @param unsent messages to be sent that were
  record Counts(Journal.Backlog backlog, int aside, int unsent) {}

  /// Empty if the store does not say it now.
  Optional<Counts> at(Store store) {
    try {
      return Optional.of(latest(store).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private synchronized FutureTask<Counts> latest(Store store) {
    if (look != null && !look.isDone()) {
      return look;
    }
    FutureTask<Counts> fresh =
        new FutureTask<>(
            () ->
                new Counts(
                    store.journal().backlog(),
                    store.journal().countAside(),
                    store.outgoing().aside().size()));
    Thread.ofVirtual().name("http store").start(fresh);
    look = fresh;
    return fresh;
  }
}
