package im.herald.inbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Keeps the order within a conversation and lets conversations run beside each other: tasks with
/// one key run one after the other, on a virtual thread that lives while there are any.
final class Lanes {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  private final Map<BareJid, Queue<Runnable>> lanes = new HashMap<>();
  private boolean closed;
  private int waiting;

  /// Adds a task at the end of its lane. One that throws is logged, and the next one runs.
  ///
  /// @return false if the lanes are closed
  synchronized boolean add(BareJid key, Runnable task) {
    if (closed) {
      return false;
    }
    Queue<Runnable> lane = lanes.get(key);
    if (lane != null) {
      lane.add(task);
      waiting++;
      return true;
    }
    Queue<Runnable> fresh = new ArrayDeque<>();
    fresh.add(task);
    waiting++;
    // The lane is there only if its thread is. The thread cannot look before this method ends.
    Thread.ofVirtual().name("lane " + key).start(() -> run(key));
    lanes.put(key, fresh);
    return true;
  }

  /// Whether a task with this key would run at once.
  synchronized boolean isIdle(BareJid key) {
    return !closed && !lanes.containsKey(key);
  }

  /// Whether they take no more tasks.
  synchronized boolean isClosed() {
    return closed;
  }

  /// How many tasks have not begun.
  synchronized int waiting() {
    return waiting;
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

  /// Takes no more tasks, and begins none of those that wait.
  synchronized void close() {
    closed = true;
    lanes.values().forEach(Queue::clear);
    waiting = 0;
  }

  private void run(BareJid key) {
    for (Runnable task = next(key); task != null; task = next(key)) {
      try {
        MDC.put("conversation", key.toString());
        task.run();
      } catch (Throwable bug) {
        // A lane without a thread would keep its person waiting for ever. Only the bug's name is
        // logged, since a plug-in's exception may throw when it is asked for its text.
        LOG.error("a task in the lane of {} threw {}", key, bug.getClass().getName());
      } finally {
        MDC.clear();
      }
    }
  }

  /// Takes the next task; ends the lane when there is none.
  private synchronized @Nullable Runnable next(BareJid key) {
    Queue<Runnable> lane = lanes.getOrDefault(key, new ArrayDeque<>());
    Runnable task = lane.poll();
    if (task == null) {
      lanes.remove(key);
      notifyAll();
    } else {
      waiting--;
    }
    return task;
  }
}
