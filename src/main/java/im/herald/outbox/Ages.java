package im.herald.outbox;

import im.herald.store.OutgoingRow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How long messages have waited.
///
/// Goes by the time for which Herald runs: a clock that is set, by an hour or by a year, changes
/// nothing. Only what an earlier run has left is as old as the clock says at the start, for nothing
/// else knows how long Herald was away; what it dates in the future is new.
///
/// For one thread at a time.
final class Ages {
  /// As old as anything may seem.
  private static final Duration MOST = Duration.ofDays(1_000);

  private final LongSupplier nanos;

  /// When each was accepted, by its number.
  private final Map<Long, Long> origins = new HashMap<>();

  /// @param nanos never goes back
  Ages(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// `row` was accepted now, unless it was before.
  void begin(OutgoingRow row) {
    origins.putIfAbsent(row.number(), nanos.getAsLong());
  }

  /// An earlier run has left `row`.
  void left(OutgoingRow row, Instant now) {
    Duration waited = Duration.between(row.created(), now);
    Duration credible = waited.compareTo(MOST) > 0 ? MOST : waited;
    origins.put(row.number(), nanos.getAsLong() - Math.max(0, credible.toNanos()));
  }

  Duration of(OutgoingRow row) {
    long now = nanos.getAsLong();
    return Duration.ofNanos(now - origins.getOrDefault(row.number(), now));
  }

  void forget(OutgoingRow row) {
    origins.remove(row.number());
  }
}
