package im.herald.access;

import im.herald.config.Budget;
import java.time.Duration;

/// A token bucket: full at first, one token for each message, filled again evenly over the time of
/// its budget. Not safe for use by several threads.
public final class Bucket {
  private final Budget.Limited budget;
  private double tokens;
  private long filled;
  private boolean told;
  private long toldAt;

  /// @param now in nanoseconds, on a clock that only goes forward; as in every other method
  public Bucket(Budget.Limited budget, long now) {
    this.budget = budget;
    this.tokens = budget.count();
    this.filled = now;
  }

  /// Whether there is a token for one more message. Takes none.
  boolean hasToken(long now) {
    double perNano = (double) budget.count() / budget.per().toNanos();
    tokens = Math.min(budget.count(), tokens + (now - filled) * perNano);
    filled = now;
    return tokens >= 1;
  }

  /// How long it takes until there is one; zero if there is.
  public Duration untilToken(long now) {
    if (hasToken(now)) {
      return Duration.ZERO;
    }
    double nanos = Math.ceil((1 - tokens) * budget.per().toNanos() / budget.count());
    return Duration.ofNanos((long) nanos);
  }

  /// One token less.
  public void take() {
    tokens--;
  }

  /// What to say to a message for which there is no token. Says [Verdict#OVER_FIRST] once in the
  /// budget's time, however often the bucket runs dry in it.
  Verdict over(long now) {
    if (told && now - toldAt < budget.per().toNanos()) {
      return Verdict.OVER;
    }
    told = true;
    toldAt = now;
    return Verdict.OVER_FIRST;
  }
}
