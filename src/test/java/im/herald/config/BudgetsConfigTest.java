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
                new Budget.Limited(60, minute),
                new Budget.Limited(60, minute),
                new Budget.Limited(600, minute),
                new Budget.Limited(6000, minute)));
  }

  @Test
  void everyKeySet() throws Exception {
    String lines =
        "budgets { person = 2/s, room = \"3/h\", domain = \"4 / d\", total = unlimited }";
    assertThat(ConfigFile.load(dir, lines).budgets())
        .isEqualTo(
            new BudgetsConfig(
                new Budget.Limited(2, Duration.ofSeconds(1)),
                new Budget.Limited(3, Duration.ofHours(1)),
                new Budget.Limited(4, Duration.ofDays(1)),
                new Budget.Unlimited()));
  }
}
