package im.herald.inbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// How many calls may run at once, in all and of one name: calls of one slow command wait for each
/// other and not in everybody's way.
final class Places {
  private static final int IN_ALL = 16;
  private static final int OF_ONE_NAME = 4;

  private final Semaphore all = new Semaphore(IN_ALL);
  private final Map<String, Semaphore> byName = new ConcurrentHashMap<>();

  /// Waits for a place. Its own name's first, since whoever waits there must not hold one of all.
  void acquire(String name) throws InterruptedException {
    Semaphore own = byName.computeIfAbsent(name, n -> new Semaphore(OF_ONE_NAME));
    own.acquire();
    try {
      all.acquire();
    } catch (InterruptedException e) {
      own.release();
      throw e;
    }
  }

  /// Gives a place back that was taken under `name`.
  void release(String name) {
    all.release();
    byName.computeIfAbsent(name, n -> new Semaphore(OF_ONE_NAME)).release();
  }
}
