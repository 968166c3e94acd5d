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
    steps.add(new Step(name, atMost, false, _ -> action.run()));
    return this;
  }

  /// Adds a step after those that there are, which also has the time that they leave of theirs.
  public Shutdown thenAtLeast(String name, Duration atLeast, TimedAction action) {
    steps.add(new Step(name, atLeast, true, action));
    return this;
  }

  /// Takes the steps in order, each on a thread of its own, and comes back when all are done or
  /// left behind. A step that fails does not keep the others from being taken.
  public void run() {
    Duration left = Duration.ZERO;
    for (Step step : steps) {
      Duration allowed = step.inherits() ? step.time().plus(left) : step.time();
      long begun = System.nanoTime();
      take(step, allowed);
      Duration unused = allowed.minusNanos(System.nanoTime() - begun);
      left = step.inherits() ? unused : left.plus(unused);
    }
  }

  private static void take(Step step, Duration allowed) {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              step.action().run(allowed);
              return true;
            });
    Thread.ofPlatform().daemon().name("stop " + step.name()).start(task);
    try {
      task.get(allowed.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("{} did not stop within {} and is left behind", step.name(), allowed);
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

  /// What a step does that is told how much time it has.
  @FunctionalInterface
  public interface TimedAction {
    void run(Duration atMost) throws Exception;
  }

  /// @param inherits whether it also has what those before it left
  private record Step(String name, Duration time, boolean inherits, TimedAction action) {}
}
