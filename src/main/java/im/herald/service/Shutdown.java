package im.herald.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops the parts of the process one after the other. Each has its time; what is not done by then
/// is left behind, so that stopping as a whole is bounded.
public final class Shutdown {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private final List<Step> steps = new ArrayList<>();

  /// Adds a step after those that there are.
  public Shutdown then(String name, Duration atMost, Action action) {
    steps.add(new Step(name, atMost, action));
    return this;
  }

  /// Takes the steps in order, each on a thread of its own, and comes back when all are done or
  /// left behind. A step that fails does not keep the others from being taken.
  public void run() {
    for (Step step : steps) {
      take(step);
    }
  }

  private static void take(Step step) {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              step.action().run();
              return true;
            });
    Thread.ofPlatform().daemon().name("stop " + step.name()).start(task);
    try {
      task.get(step.atMost().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("{} did not stop within {} and is left behind", step.name(), step.atMost());
      task.cancel(true);
    } catch (ExecutionException e) {
      LOG.warn("{} failed to stop", step.name(), e.getCause());
    } catch (InterruptedException e) {
      // Whoever interrupts a stop wants it faster, not skipped.
      LOG.warn("interrupted while stopping {}", step.name());
    }
  }

  /// What a step does.
  @FunctionalInterface
  public interface Action {
    void run() throws Exception;
  }

  private record Step(String name, Duration atMost, Action action) {}
}
