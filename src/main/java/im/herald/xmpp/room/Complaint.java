package im.herald.xmpp.room;

import java.time.Duration;
import java.util.Optional;

/// What the log was last told of a room that Herald is not in. A room is tried every half minute,
/// for years if need be; the log hears of it when the reason is another one, and once an hour. Not
/// for several threads.
final class Complaint {
  static final Duration REMINDER = Duration.ofHours(1);

  private Optional<Told> last = Optional.empty();

  /// Whether `why` is worth a line in the log; if so it is taken for told.
  ///
  /// @param now on a clock that only goes forward
  boolean isNews(String why, Duration now) {
    boolean known =
        last.filter(told -> told.why().equals(why))
            .filter(told -> now.minus(told.when()).compareTo(REMINDER) < 0)
            .isPresent();
    if (!known) {
      last = Optional.of(new Told(why, now));
    }
    return !known;
  }

  /// Herald is in: whatever comes next is news.
  void settled() {
    last = Optional.empty();
  }

  private record Told(String why, Duration when) {}
}
