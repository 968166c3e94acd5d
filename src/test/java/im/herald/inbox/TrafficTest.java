package im.herald.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.TestBot;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficTest {
  @Test
  void whatComesByIsCounted() throws Exception {
    try (TestBot bot = TestBot.with().personBudget(3, Duration.ofDays(1)).start()) {
      bot.says("juliet@example.org", "hello");
      bot.says("juliet@example.org", "hello");
      bot.says("juliet@example.org", "hello");
      bot.says("juliet@example.org", "hello");
      bot.says("juliet@example.org", "hello");
      bot.says("romeo@example.org", "x".repeat(Filters.LONGEST + 1));

      Traffic traffic = bot.chat().traffic();
      assertThat(traffic.came()).isEqualTo(6);
      assertThat(traffic.turnedAway())
          .containsExactlyInAnyOrderEntriesOf(Map.of("over budget", 2L, "too long", 1L));
      assertThat(traffic.handled()).containsOnlyKeys("fallback");
      Durations took = traffic.handled().values().iterator().next();
      assertThat(took.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(3);
      assertThat(took.total()).isPositive();
    }
  }

  @Test
  void aBoundBelongsToWhatIsBelowIt() {
    Durations durations = new Durations();
    durations.add(0);
    durations.add(Durations.BOUNDS.getFirst().toNanos());
    durations.add(Durations.BOUNDS.getFirst().toNanos() + 1);
    durations.add(Durations.BOUNDS.getLast().toNanos() + 1);
    assertThat(durations.counts().getFirst()).isEqualTo(2);
    assertThat(durations.counts().get(1)).isEqualTo(1);
    assertThat(durations.counts().getLast()).isEqualTo(1);
    assertThat(durations.counts()).hasSize(Durations.BOUNDS.size() + 1);
  }
}
