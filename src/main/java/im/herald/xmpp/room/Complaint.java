package im.herald.xmpp.room;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the log was last told of a room that Herald is not in. A room is tried every half minute,
/// for years if need be; the log hears of each reason once an hour, also where they alternate. Not
/// for several threads.
final class Complaint {
  static final Duration REMINDER = Duration.ofHours(1);

  /// A room words some of them itself.
  private static final int REASONS = 20;

  /// When each was told; the oldest are forgotten.
  private final Map<String, Duration> told =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Duration> eldest) {
          return size() > REASONS;
        }
      };

  /// Whether `why` is worth a line in the log; if so it is taken for told.
  ///
  /// @param now on a clock that only goes forward
  boolean isNews(String why, Duration now) {
    @Nullable Duration last = told.get(why);
    if (last != null && now.minus(last).compareTo(REMINDER) < 0) {
      return false;
    }
    told.remove(why);
    told.put(why, now);
    return true;
  }

  /// Herald was in for a while: whatever comes next is news.
  void settled() {
    told.clear();
  }
}
