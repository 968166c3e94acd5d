package im.herald.cli.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was started and must be ended: the last one first, each once, whether the end comes from
/// the program or from Ctrl-C.
///
/// Threads: any.
final class Closing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private boolean closed;

  /// Takes `resource` over. If the end has come already it is closed at once.
  synchronized <T extends AutoCloseable> T add(T resource) {
    started.push(resource);
    if (closed) {
      close();
    }
    return resource;
  }

  /// Ends everything. What fails to end keeps nothing else from ending.
  @Override
  public synchronized void close() {
    closed = true;
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        LOG.warn("not ended cleanly: {}", e.toString());
      }
    }
  }
}
