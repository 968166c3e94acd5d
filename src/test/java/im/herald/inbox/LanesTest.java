package im.herald.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.message.Jids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jxmpp.jid.BareJid;

@Timeout(60)
class LanesTest {
  private final Lanes lanes = new Lanes();

  @Test
  void orderIsKeptInEachLaneUnderLoadFromManyThreads() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> writers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        BareJid key = Jids.bare("person" + i + "@example.org");
        writers.add(() -> keepsOrder(key));
      }
      for (Future<Boolean> writer : threads.invokeAll(writers)) {
        assertThat(writer.get()).isTrue();
      }
    }
    assertThat(lanes.busy()).isZero();
  }

  @Test
  void twoTasksOfOneLaneNeverRunAtOnceWhoeverAddsThem() throws Exception {
    BareJid key = Jids.bare("juliet@example.org");
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Runnable task =
        () -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          Thread.onSpinWait();
          inside.decrementAndGet();
          done.incrementAndGet();
        };
    Callable<Boolean> writer = () -> IntStream.range(0, 1000).allMatch(i -> lanes.add(key, task));
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> each :
          threads.invokeAll(List.of(writer, writer, writer, writer, writer, writer))) {
        assertThat(each.get()).isTrue();
      }
    }
    assertThat(lanes.drain(Duration.ofSeconds(30))).isTrue();
    assertThat(done).hasValue(6000);
    assertThat(most).hasValue(1);
  }

  @Test
  void drainWaitsForWhatIsThereAndRefusesWhatComesLater() throws Exception {
    BareJid key = Jids.bare("juliet@example.org");
    CountDownLatch go = new CountDownLatch(1);
    List<String> done = new CopyOnWriteArrayList<>();
    lanes.add(key, () -> await().until(() -> go.getCount() == 0));
    lanes.add(key, () -> done.add("second"));

    assertThat(lanes.drain(Duration.ofMillis(50))).isFalse();
    assertThat(lanes.add(key, () -> done.add("late"))).isFalse();
    assertThat(lanes.add(Jids.bare("romeo@example.org"), () -> done.add("late"))).isFalse();
    assertThat(done).isEmpty();

    go.countDown();
    assertThat(lanes.drain(Duration.ofSeconds(30))).isTrue();
    assertThat(done).containsExactly("second");
  }

  @Test
  void whatWaitsDoesNotBeginAnyMoreWhenTheyAreClosed() throws Exception {
    BareJid key = Jids.bare("juliet@example.org");
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<String> done = new CopyOnWriteArrayList<>();
    lanes.add(
        key,
        () -> {
          running.countDown();
          await().until(() -> go.getCount() == 0);
          done.add("begun");
        });
    lanes.add(key, () -> done.add("second"));
    running.await();
    lanes.close();
    assertThat(lanes.add(key, () -> done.add("late"))).isFalse();
    go.countDown();
    assertThat(lanes.drain(Duration.ofSeconds(30))).isTrue();
    assertThat(done).containsExactly("begun");
  }

  @Test
  void aTaskThatThrowsDoesNotEndItsLane() throws Exception {
    BareJid key = Jids.bare("juliet@example.org");
    CountDownLatch go = new CountDownLatch(1);
    List<String> done = new CopyOnWriteArrayList<>();
    lanes.add(key, () -> await().until(() -> go.getCount() == 0));
    lanes.add(
        key,
        () -> {
          throw new StackOverflowError();
        });
    lanes.add(key, () -> done.add("after"));
    go.countDown();
    assertThat(lanes.drain(Duration.ofSeconds(30))).isTrue();
    assertThat(done).containsExactly("after");
  }

  private boolean keepsOrder(BareJid key) {
    List<Integer> expected = IntStream.range(0, 500).boxed().toList();
    List<Integer> ran = new CopyOnWriteArrayList<>();
    expected.forEach(i -> lanes.add(key, () -> ran.add(i)));
    await().until(() -> ran.size() == expected.size());
    await().until(() -> lanes.busy() == 0);
    return ran.equals(expected);
  }
}
