package im.herald.cli;

import im.herald.store.Journal;
import im.herald.store.Store;
import java.util.Optional;

/// Counts what is in the store, for whoever cannot wait for a store that is stuck.
final class StoreLook {
  private final Look<Counts> look = new Look<>();

  /// @param aside messages that came and were put aside
  /// @param unsent messages to be sent that were
  record Counts(Journal.Backlog backlog, int aside, int unsent) {}

  /// Empty if the store does not say it now.
  Optional<Counts> at(Store store) {
    return Look.seen(look.begin(() -> counts(store)), Look.PATIENCE);
  }

  private static Counts counts(Store store) {
    return new Counts(
        store.journal().backlog(), store.journal().countAside(), store.outgoing().countAside());
  }
}
