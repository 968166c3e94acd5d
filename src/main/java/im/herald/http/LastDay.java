package im.herald.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// How many messages came and went in each minute of the last day. Any thread.
final class LastDay {
  static final int MINUTES = 24 * 60;
  private static final Totals NONE = new Totals(0, 0);

  private final Totals[] minutes = new Totals[MINUTES];
  private long latest;
  private Totals before;

  /// Counts from now on.
  LastDay(Instant now, Totals totals) {
    Arrays.fill(minutes, NONE);
    latest = minute(now);
    before = totals;
  }

  /// What came and went since the last call belongs to this minute. A clock that is set back adds
  /// to the latest minute until it is there again.
  ///
  /// @param totals asked here, so that nobody adds what is older than what was added before
  synchronized void add(Instant now, Supplier<Totals> totals) {
    Totals latestTotals = totals.get();
    moveTo(minute(now));
    int place = place(latest);
    minutes[place] = minutes[place].plus(latestTotals.since(before));
    before = latestTotals;
  }

  /// All minutes in order; the last is the one of `now`, or the latest there is.
  synchronized List<Totals> minutes(Instant now) {
    moveTo(minute(now));
    List<Totals> all = new ArrayList<>();
    for (long m = latest - MINUTES + 1; m <= latest; m++) {
      all.add(minutes[place(m)]);
    }
    return all;
  }

  private void moveTo(long minute) {
    for (long m = Math.max(latest + 1, minute - MINUTES + 1); m <= minute; m++) {
      minutes[place(m)] = NONE;
    }
    latest = Math.max(latest, minute);
  }

  private static long minute(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), 60);
  }

  private static int place(long minute) {
    return Math.toIntExact(Math.floorMod(minute, (long) MINUTES));
  }
}
