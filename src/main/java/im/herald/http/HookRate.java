package im.herald.http;

import im.herald.access.Bucket;
import im.herald.config.Budget;
import java.time.Duration;
import java.util.Optional;

/// How many posts a hook takes. Any thread.
final class HookRate {
  private final Optional<Bucket> bucket;

  HookRate(Budget budget) {
    this.bucket =
        switch (budget) {
          case Budget.Limited limited -> Optional.of(new Bucket(limited, System.nanoTime()));
          case Budget.Unlimited _ -> Optional.empty();
        };
  }

  /// One more.
  ///
  /// @throws Refusal if that is too many
  synchronized void take() throws Refusal {
    if (bucket.isEmpty()) {
      return;
    }
    Duration wait = bucket.get().untilToken(System.nanoTime());
    if (!wait.isZero()) {
      throw Refusal.later(429, "this hook takes no more at the moment", wait);
    }
    bucket.get().take();
  }
}
