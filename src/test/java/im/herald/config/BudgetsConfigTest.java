package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetsConfigTest {
  @TempDir private Path dir;

  @Test
  void defaults() throws Exception {
    Duration minute = Duration.ofMinutes(1);
    assertThat(ConfigFile.load(dir, "").budgets())
        .isEqualTo(
            new BudgetsConfig(
                new Rates(
                    new Budget.Limited(60, minute),
                    new Budget.Limited(60, minute),
                    new Budget.Limited(600, minute),
                    new Budget.Limited(6000, minute)),
                new Rates(
                    new Budget.Limited(600, minute),
                    new Budget.Limited(120, minute),
                    new Budget.Unlimited(),
                    new Budget.Unlimited())));
  }

  @Test
  void everyKeySet() throws Exception {
    Duration minute = Duration.ofMinutes(1);
    String lines =
        "budgets { person = 2/s, room = \"3/h\", domain = \"4 / d\", total = unlimited,"
            + " out { person = 5/s, room = unlimited, domain = 6/min, total = 7/h } }";
    assertThat(ConfigFile.load(dir, lines).budgets())
        .isEqualTo(
            new BudgetsConfig(
                new Rates(
                    new Budget.Limited(2, Duration.ofSeconds(1)),
                    new Budget.Limited(3, Duration.ofHours(1)),
                    new Budget.Limited(4, Duration.ofDays(1)),
                    new Budget.Unlimited()),
                new Rates(
                    new Budget.Limited(5, Duration.ofSeconds(1)),
                    new Budget.Unlimited(),
                    new Budget.Limited(6, minute),
                    new Budget.Limited(7, Duration.ofHours(1)))));
  }
}
