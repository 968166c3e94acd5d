package im.herald.cli.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Invites to the web chat when it is there. It may have to be fetched, and nobody waits for that.
///
/// Threads: it has its own, which [#close] ends.
final class WebInvitation implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Thread thread;

  private WebInvitation(Thread thread) {
    this.thread = thread;
  }

  /// @param address publishes the page; an interrupt ends it
  /// @param note gets the line that invites, or the one that says why there is none
  static WebInvitation start(Callable<Optional<String>> address, Consumer<String> note) {
    return new WebInvitation(
        Thread.ofVirtual().name("demo-web-chat").start(() -> invite(address, note)));
  }

  private static void invite(Callable<Optional<String>> address, Consumer<String> note) {
    try {
      address.call().map(page -> "Or in a browser: " + page).ifPresent(note);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      // What breaks off because of the end is no failure.
      if (!Thread.currentThread().isInterrupted()) {
        note.accept("no web chat: " + e.getMessage());
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join(PATIENCE);
  }
}
