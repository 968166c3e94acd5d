package im.herald.outbox;

import im.herald.message.StanzaId;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread `outbox`. Does one step of [Sending] after the other, and waits for sessions so that
/// nobody else has to.
final class Sender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final Sending sending;
  private final Bounces bounces;
  private final Thread thread = Thread.ofPlatform().name("outbox").unstarted(this::run);

  Sender(Sending sending, Bounces bounces) {
    this.sending = sending;
    this.bounces = bounces;
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join(TimeUnit.SECONDS.toMillis(2));
  }

  private void run() {
    try {
      while (perform(sending.next())) {
        // One after the other.
      }
    } catch (InterruptedException e) {
      // close() asked for it.
    }
  }

  private boolean perform(Step step) {
    switch (step) {
      case Step.Say say -> say(say);
      case Step.Ask ask -> ask(ask);
      case Step.End() -> {
        return false;
      }
    }
    return true;
  }

  private void say(Step.Say step) {
    StanzaId id = step.row().message().id();
    try {
      bounces.sent(step.row());
      step.stream().session().send(step.row().message(), step.delayedSince());
    } catch (RuntimeException | StackOverflowError e) {
      // One message that cannot be written must not make Herald mute.
      sending.unwritable(id, e);
    } catch (IOException | InterruptedException e) {
      // Whether close() interrupted it shows at the next message.
      LOG.debug("message {} could not be sent, the session has ended", id, e);
      sending.notSent(step.row(), step.stream());
    }
  }

  private void ask(Step.Ask step) {
    try {
      CompletableFuture<?> _ =
          step.stream().session().fence().thenAccept(_ -> sending.passed(step));
    } catch (IOException | InterruptedException e) {
      LOG.debug("the server could not be asked what it has, the session has ended", e);
      sending.broke(step.stream());
    }
  }
}
