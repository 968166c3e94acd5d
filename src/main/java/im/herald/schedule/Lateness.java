package im.herald.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Decides what becomes of firings that were missed. Pure: knows no clock.
final class Lateness {
  private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

  private Lateness() {}

  /// Which of the missed firings is made up for: the latest, if it was due no more than `late` ago.
  ///
  /// @param due the first that was missed
  /// @return empty if all of them are skipped
  static Optional<Instant> madeUp(Occurrences all, Instant due, Instant now, Duration late) {
    Instant oldest = due.isAfter(now.minus(late)) ? due : now.minus(late);
    // Look back further and further: what fires every second must not be counted through for a day.
    for (Duration look = FIRST_LOOK; ; look = look.multipliedBy(2)) {
      Instant from = now.minus(look);
      boolean last = !from.isAfter(oldest);
      Optional<Instant> found = latest(all, last ? oldest : from, now);
      if (last || found.isPresent()) {
        return found;
      }
    }
  }

  private static Optional<Instant> latest(Occurrences all, Instant from, Instant to) {
    Optional<Instant> latest = Optional.empty();
    Optional<Instant> next = all.after(from.minusMillis(1));
    while (next.isPresent() && !next.get().isAfter(to)) {
      latest = next;
      next = all.after(next.get());
    }
    return latest;
  }
}
