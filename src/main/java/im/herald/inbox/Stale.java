package im.herald.inbox;

import im.herald.message.IncomingMessage;
import im.herald.message.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Keeps from running what was sent too long ago: nobody expects yesterday's `quit` any more. Each
/// sender is told so once an hour.
final class Stale implements Filter {
  private final Supplier<Duration> maxAge;
  private final InstantSource clock;
  private final Told told = new Told(Duration.ofHours(1));

  /// @param maxAge asked at each message, since a reload may bring another
  Stale(Supplier<Duration> maxAge, InstantSource clock) {
    this.maxAge = maxAge;
    this.clock = clock;
  }

  @Override
  public synchronized Verdict check(IncomingMessage message) {
    Instant now = clock.instant();
    if (!message.sent().isBefore(now.minus(maxAge.get()))) {
      return new Verdict.Accept();
    }
    return told.isNewTo(message.sender().identity(), now)
        ? new Verdict.Refuse(
            "too old",
            Wording.of(
                "I was away, and what you wrote then is too old now, so I leave it. Write it again if"
                    + " you still want it."))
        : new Verdict.Drop("too old");
  }
}
