package im.herald.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import im.herald.command.Answer;
import im.herald.command.CommandFailure;
import im.herald.message.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GuardTest {
  private static final Outcome DONE = new Outcome.Replied(Answer.of("done"));

  private final Incidents incidents = new Incidents();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger looping = new AtomicInteger();

  @AfterEach
  void letLoopsEnd() {
    over.set(true);
  }

  @Test
  void whatComesBackInTimeIsTheOutcome() throws Exception {
    try (Guard guard = guard(30_000)) {
      assertThat(guard.run("quick", () -> DONE)).isEqualTo(DONE);
    }
  }

  @Test
  void aFailureIsToldInItsOwnWords() throws Exception {
    try (Guard guard = guard(30_000)) {
      Callable<Outcome> fails =
          () -> {
            throw new CommandFailure("No such thing.");
          };
      assertThat(guard.run("fails", fails))
          .isEqualTo(new Outcome.Refused(Wording.verbatim("No such thing.")));
      assertThat(incidents.last()).isEmpty();
    }
  }

  @Test
  void aBugIsToldByItsIdOnly() throws Exception {
    try (Guard guard = guard(30_000)) {
      Callable<Outcome> bug =
          () -> {
            throw new IllegalStateException("secret");
          };
      assertThat(told(guard.run("buggy", bug))).matches(".* error [0-9a-f]{8}\\.");
      assertThat(incidents.last()).hasValueSatisfying(e -> assertThat(e).endsWith("in buggy"));
    }
  }

  @Test
  void aLoopIsGivenUpAndTheThirdCallIsTurnedAwayAtOnce() throws Exception {
    try (Guard guard = guard(200)) {
      assertThat(told(guard.run("loop", this::loop))).contains("`loop`", "was given up");
      assertThat(told(guard.run("loop", this::loop))).contains("was given up");
      assertThat(told(guard.run("loop", this::loop))).contains("`loop` is stuck in earlier calls");
      assertThat(looping).hasValue(2);
      assertThat(guard.run("other", () -> DONE)).isEqualTo(DONE);
    }
  }

  @Test
  void callsOfOneSlowCommandWaitForEachOtherAndNotInOthersWay() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Callable<Outcome> slow =
        () -> {
          looping.incrementAndGet();
          end.await();
          return DONE;
        };
    try (Guard guard = guard(30_000);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Outcome>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        calls.add(callers.submit(() -> guard.run("slow", slow)));
      }
      await().until(() -> looping.get() == 4);
      assertThat(guard.run("other", () -> DONE)).isEqualTo(DONE);
      end.countDown();
      for (Future<Outcome> call : calls) {
        assertThat(call.get()).isEqualTo(DONE);
      }
    }
  }

  @Test
  void itHealsWhenTheStuckOnesEnd() throws Exception {
    try (Guard guard = guard(200)) {
      guard.run("loop", this::loop);
      guard.run("loop", this::loop);
      assertThat(told(guard.run("loop", () -> DONE))).contains("is stuck");
      over.set(true);
      await().untilAsserted(() -> assertThat(guard.run("loop", () -> DONE)).isEqualTo(DONE));
    }
  }

  @Test
  void whatHangsIsInterrupted() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Callable<Outcome> hangs =
        () -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return DONE;
        };
    try (Guard guard = guard(200)) {
      assertThat(told(guard.run("hangs", hangs))).contains("was given up");
      interrupted.await();
    }
  }

  @Test
  void twentyStuckOnesOfDifferentNamesLeaveRoomForOthers() throws Exception {
    try (Guard guard = guard(200);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Outcome>> calls = new ArrayList<>();
      IntStream.range(0, 20).forEach(i -> calls.add(() -> guard.run("loop-" + i, this::sleepy)));
      for (Future<Outcome> call : callers.invokeAll(calls)) {
        assertThat(told(call.get())).contains("was given up");
      }
      assertThat(guard.run("other", () -> DONE)).isEqualTo(DONE);
    }
  }

  @Test
  void thoseWhoWaitedForAPlaceDoNotGetStuckBehindTheFirst() throws Exception {
    try (Guard guard = guard(200);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Outcome> call = () -> guard.run("same", this::sleepy);
      List<Future<Outcome>> calls =
          callers.invokeAll(IntStream.range(0, 200).mapToObj(i -> call).toList());
      assertThat(calls).hasSize(200);
      // Four at once, and those who took a place between the first and the second getting stuck.
      assertThat(looping.get()).isBetween(4, 8);
    }
  }

  @Test
  void whoeverIsInterruptedWhileWaitingLeavesNoPlaceTaken() throws Exception {
    try (Guard guard = guard(60_000)) {
      for (int i = 1; i <= 20; i++) {
        String name = "loop-" + i;
        int started = i;
        Thread caller = Thread.ofVirtual().start(() -> interrupted(guard, name));
        await().until(() -> looping.get() == started);
        caller.interrupt();
        caller.join();
      }
      assertThat(guard.run("other", () -> DONE)).isEqualTo(DONE);
    }
  }

  @Test
  void aCallThatGetsNoThreadLeavesItsPlace() {
    Guard guard = guard(30_000);
    guard.close();
    // The 17th would wait for ever if the first 16 had kept theirs.
    for (int i = 0; i < 17; i++) {
      assertThatThrownBy(() -> guard.run("late", () -> DONE))
          .isInstanceOf(InterruptedException.class);
    }
  }

  private void interrupted(Guard guard, String name) {
    assertThatThrownBy(() -> guard.run(name, this::sleepy))
        .isInstanceOf(InterruptedException.class);
  }

  private Guard guard(int deadlineInMillis) {
    return new Guard(Duration.ofMillis(deadlineInMillis), incidents);
  }

  /// Keeps a processor busy and cares for no interruption.
  private Outcome loop() {
    looping.incrementAndGet();
    while (!over.get()) {
      Thread.onSpinWait();
    }
    return DONE;
  }

  /// Hangs without using a processor, and cares for no interruption either.
  private Outcome sleepy() {
    looping.incrementAndGet();
    while (!over.get()) {
      LockSupport.parkNanos(1_000_000);
      Thread.interrupted();
    }
    return DONE;
  }

  private static String told(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).reason().toString();
  }
}
