package im.herald.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// One lock for all that is changed together, and a place to wait for changes. Any thread.
final class Monitor {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /// Changes something. Everybody who waits looks again.
  void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  <T> T look(Supplier<T> look) {
    lock.lock();
    try {
      return look.get();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until `condition` holds.
  ///
  /// @return false if it did not after `patience`
  boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (!condition.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until `wanted` gives something. It is asked after each change, and after each `pause`.
  <T> T await(Supplier<Optional<T>> wanted, Supplier<Duration> pause) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Optional<T> found = wanted.get();
      while (found.isEmpty()) {
        long _ = changed.awaitNanos(pause.get().toNanos());
        found = wanted.get();
      }
      return found.get();
    } finally {
      lock.unlock();
    }
  }
}
