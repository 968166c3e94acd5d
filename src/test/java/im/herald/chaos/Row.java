package im.herald.chaos;

import java.time.Duration;
import java.util.Locale;

/// What one fault did, in all its times.
///
/// @param detection the longest from the fault to Herald's noticing
/// @param recovery the longest from when the server is there again to Herald's being online
/// @param lost see [Ledger]
/// @param twice messages of Herald's that arrived a second time, with the same id
/// @param threads of the daemon, before and after
record Row(
    String fault,
    int times,
    Duration detection,
    Duration recovery,
    int lost,
    int twice,
    String threads) {
  static final String HEAD =
      """
      | fault | times | longest detection | longest recovery | messages lost | sent twice | threads before → after |
      |---|---|---|---|---|---|---|""";

  @Override
  public String toString() {
    return "| %s | %d | %s | %s | %d | %d | %s |"
        .formatted(fault, times, seconds(detection), seconds(recovery), lost, twice, threads);
  }

  private static String seconds(Duration duration) {
    return duration.isZero()
        ? "–"
        : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
