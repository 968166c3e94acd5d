package im.herald.inbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;

/// Keeps the order within a conversation and lets conversations run beside each other: tasks with
/// one key run one after the other, on a virtual thread that lives while there are any.
final class Lanes {
  private final Map<BareJid, Queue<Runnable>> lanes = new HashMap<>();
  private boolean closed;

  /// Adds a task at the end of its lane. Tasks must not throw.
  ///
  /// @return false if the lanes are closed
  synchronized boolean add(BareJid key, Runnable task) {
    if (closed) {
      return false;
    }
    Queue<Runnable> lane = lanes.get(key);
    if (lane != null) {
      lane.add(task);
      return true;
    }
    Queue<Runnable> fresh = new ArrayDeque<>();
    fresh.add(task);
    lanes.put(key, fresh);
    Thread.ofVirtual().name("lane " + key).start(() -> run(key));
    return true;
  }

  /// How many conversations are being worked on.
  synchronized int busy() {
    return lanes.size();
  }

  /// Takes no more tasks, and waits for those that it has.
  ///
  /// @return false if some were not done after `patience`
  synchronized boolean drain(Duration patience) throws InterruptedException {
    closed = true;
    long end = System.nanoTime() + patience.toNanos();
    while (!lanes.isEmpty()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private void run(BareJid key) {
    for (Runnable task = next(key); task != null; task = next(key)) {
      task.run();
    }
  }

  /// Takes the next task; ends the lane when there is none.
  private synchronized @Nullable Runnable next(BareJid key) {
    Queue<Runnable> lane = lanes.getOrDefault(key, new ArrayDeque<>());
    Runnable task = lane.poll();
    if (task == null) {
      lanes.remove(key);
      notifyAll();
    }
    return task;
  }
}
