package im.herald.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ShutdownTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void whatOneStepLeavesOfItsTimeGoesToTheOneThatInherits() {
    AtomicReference<Duration> given = new AtomicReference<>();

    new Shutdown()
        .then("quick", SECOND.multipliedBy(10), () -> {})
        .thenAtLeast("patient", SECOND, given::set)
        .run();

    assertThat(given.get()).isBetween(SECOND.multipliedBy(10), SECOND.multipliedBy(11));
  }

  @Test
  void aStepThatTakesAllOfItsTimeLeavesNothing() {
    AtomicReference<Duration> given = new AtomicReference<>();

    new Shutdown()
        .then("endless", Duration.ofMillis(50), new CountDownLatch(1)::await)
        .thenAtLeast("patient", SECOND, given::set)
        .run();

    assertThat(given.get()).isBetween(SECOND.dividedBy(2), SECOND);
  }

  @Test
  void aStepThatFailsOrHangsKeepsNoOtherFromBeingTaken() {
    List<String> taken = new ArrayList<>();

    new Shutdown()
        .then(
            "failing",
            SECOND,
            () -> {
              throw new IllegalStateException("no");
            })
        .then("endless", Duration.ofMillis(50), new CountDownLatch(1)::await)
        .then("last", SECOND, () -> taken.add("last"))
        .run();

    assertThat(taken).containsExactly("last");
  }
}
