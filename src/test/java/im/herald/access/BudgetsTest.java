package im.herald.access;

import static im.herald.access.Verdict.OVER;
import static im.herald.access.Verdict.OVER_FIRST;
import static im.herald.access.Verdict.WITHIN;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.Budget;
import im.herald.config.Rates;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.message.Sender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BudgetsTest {
  private static final Budget NONE = new Budget.Unlimited();
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /// Near the end of the range, since `System.nanoTime` may wrap around.
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);

  @Test
  void aPersonIsToldOnceAndThenMetWithSilence() throws Exception {
    Budgets budgets = budgets(perMinute(2), NONE, NONE);
    assertThat(spend(budgets, "romeo@a.example", 5))
        .containsExactly(WITHIN, WITHIN, OVER_FIRST, OVER, OVER);
    assertThat(spend(budgets, "juliet@a.example", 1)).containsExactly(WITHIN);
  }

  @Test
  void tokensComeBackEvenly() throws Exception {
    Budgets budgets = budgets(perMinute(2), NONE, NONE);
    spend(budgets, "romeo@a.example", 3);
    pass(Duration.ofSeconds(29));
    assertThat(spend(budgets, "romeo@a.example", 1)).containsExactly(OVER);
    pass(Duration.ofSeconds(2));
    assertThat(spend(budgets, "romeo@a.example", 2)).containsExactly(WITHIN, OVER);
  }

  @Test
  void aPersonIsToldAgainInTheNextWindow() throws Exception {
    Budgets budgets = budgets(perMinute(1), NONE, NONE);
    spend(budgets, "romeo@a.example", 2);
    pass(MINUTE);
    assertThat(spend(budgets, "romeo@a.example", 3)).containsExactly(WITHIN, OVER_FIRST, OVER);
  }

  @Test
  void aQuietHourSavesNoMoreThanOneBudget() throws Exception {
    Budgets budgets = budgets(perMinute(2), NONE, NONE);
    spend(budgets, "romeo@a.example", 1);
    pass(Duration.ofHours(1));
    assertThat(spend(budgets, "romeo@a.example", 3)).containsExactly(WITHIN, WITHIN, OVER_FIRST);
  }

  @Test
  void oneServerHasOneBudgetWhoeverWrites() throws Exception {
    Budgets budgets = budgets(NONE, perMinute(2), NONE);
    assertThat(spend(budgets, "a@spam.example", 1)).containsExactly(WITHIN);
    assertThat(spend(budgets, "b@spam.example", 1)).containsExactly(WITHIN);
    assertThat(spend(budgets, "c@spam.example", 1)).containsExactly(OVER_FIRST);
    assertThat(spend(budgets, "d@spam.example", 1)).containsExactly(OVER);
    assertThat(spend(budgets, "romeo@a.example", 1)).containsExactly(WITHIN);
  }

  @Test
  void allHaveOneBudgetTogether() throws Exception {
    Budgets budgets = budgets(NONE, NONE, perMinute(2));
    assertThat(spend(budgets, "a@a.example", 1)).containsExactly(WITHIN);
    assertThat(spend(budgets, "b@b.example", 1)).containsExactly(WITHIN);
    assertThat(spend(budgets, "c@c.example", 1)).containsExactly(OVER_FIRST);
  }

  @Test
  void aFloodOfOnePersonDoesNotUseUpTheBudgetOfAll() throws Exception {
    Budgets budgets = budgets(perMinute(1), perMinute(2), perMinute(2));
    spend(budgets, "romeo@a.example", 100);
    assertThat(spend(budgets, "juliet@a.example", 1)).containsExactly(WITHIN);
  }

  @Test
  void aReloadReplacesTheBudgets() throws Exception {
    Budgets budgets = budgets(perMinute(1), NONE, NONE);
    spend(budgets, "romeo@a.example", 2);
    budgets.use(new Rates(NONE, NONE, NONE, NONE));
    assertThat(spend(budgets, "romeo@a.example", 100)).containsOnly(WITHIN);
  }

  @Test
  void memoryIsBoundedAndThoseUsedLastAreKept() {
    Buckets<Integer> buckets = new Buckets<>(perMinute(1));
    Bucket first = buckets.of(0, 0).orElseThrow();
    for (int i = 1; i < 15_000; i++) {
      buckets.of(i, 0);
      buckets.of(0, 0);
    }
    assertThat(buckets.size()).isEqualTo(10_000);
    assertThat(buckets.of(0, 0)).containsSame(first);
  }

  @Test
  void severalThreadsTogetherSpendNoMoreThanThereIs() throws Exception {
    Budgets budgets = budgets(NONE, NONE, perMinute(1000));
    Callable<Long> person =
        () -> spend(budgets, "romeo@a.example", 1000).stream().filter(v -> v == WITHIN).count();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      long within = 0;
      for (Future<Long> each : threads.invokeAll(List.of(person, person, person, person))) {
        within += each.get();
      }
      assertThat(within).isEqualTo(1000);
    }
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  private Budgets budgets(Budget person, Budget domain, Budget total) {
    return new Budgets(new Rates(person, NONE, domain, total), clock::get);
  }

  private static Budget perMinute(int count) {
    return new Budget.Limited(count, MINUTE);
  }

  private static List<Verdict> spend(Budgets budgets, String jid, int times)
      throws InvalidJidException {
    var person = Sender.Person.at(Jids.bare(jid));
    return Stream.generate(() -> budgets.spend(person, Optional.empty())).limit(times).toList();
  }
}
