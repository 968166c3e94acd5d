package im.herald.access;

import im.herald.config.Budget;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The buckets of one budget, one for each key. Keeps those used last; one that is forgotten is
/// full when its key comes again, and the wider budgets hold what gains by that. Not safe for use
/// by several threads.
final class Buckets<K> {
  /// About a megabyte.
  private static final int KEPT = 10_000;

  private final Budget budget;
  private final Map<K, Bucket> byKey =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Bucket> eldest) {
          return size() > KEPT;
        }
      };

  Buckets(Budget budget) {
    this.budget = budget;
  }

  /// The bucket of `key`; empty if there is no limit.
  Optional<Bucket> of(K key, long now) {
    return switch (budget) {
      case Budget.Unlimited() -> Optional.empty();
      case Budget.Limited limit ->
          Optional.of(byKey.computeIfAbsent(key, k -> new Bucket(limit, now)));
    };
  }

  int size() {
    return byKey.size();
  }
}
