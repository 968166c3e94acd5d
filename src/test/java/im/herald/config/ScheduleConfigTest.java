package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.ScheduleConfig.Action;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.message.Jids;
import im.herald.message.Recipient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleConfigTest {
  @TempDir private Path dir;

  @Test
  void aNameHasUpToFortyLettersDigitsHyphensAndUnderscores() {
    assertThat("a".repeat(40)).matches(ScheduleConfig::isName);
    assertThat(List.of("", "a".repeat(41), "a b", "ä", "a.b")).noneMatch(ScheduleConfig::isName);
  }

  @Test
  void defaults() throws Exception {
    assertThat(ConfigFile.load(dir, "").schedules()).isEmpty();
    String lines = "schedules { a { cron = \"0 0 9 * * ?\", to = [\"@owners\"], text = Hi } }";
    assertThat(ConfigFile.load(dir, lines).schedules())
        .containsExactly(
            new ScheduleConfig(
                "a",
                new Timing.Cron("0 0 9 * * ?", ZoneId.systemDefault()),
                List.of(new Recipient.Owners()),
                new Action.Say("Hi"),
                Duration.ofMinutes(15)));
  }

  @Test
  void everyKeySet() throws Exception {
    String lines =
        """
        schedules {
          stand-up {
            cron = "0 0 9 ? * MON-FRI"
            zone = "Europe/Madrid"
            to = ["juliet@example.org", "@contacts", "Juliet@Example.org"]
            text = "Stand-up!"
            late = 1h30m
          }
          pulse { every = 1h, to = ["@contacts"], run = "status" }
          launch { at = "2026-12-01T09:00+01:00", to = ["@owners"], text = "Go." }
        }
        """;
    assertThat(ConfigFile.load(dir, lines).schedules())
        .containsExactly(
            new ScheduleConfig(
                "stand-up",
                new Timing.Cron("0 0 9 ? * MON-FRI", ZoneId.of("Europe/Madrid")),
                List.of(
                    new Recipient.Person(Jids.bare("juliet@example.org")),
                    new Recipient.Contacts()),
                new Action.Say("Stand-up!"),
                Duration.ofMinutes(90)),
            new ScheduleConfig(
                "pulse",
                new Timing.Every(Duration.ofHours(1)),
                List.of(new Recipient.Contacts()),
                new Action.Run("status"),
                Duration.ofMinutes(15)),
            new ScheduleConfig(
                "launch",
                new Timing.At(Instant.parse("2026-12-01T08:00:00Z"), ZoneId.of("+01:00")),
                List.of(new Recipient.Owners()),
                new Action.Say("Go."),
                Duration.ofMinutes(15)));
  }

  @Test
  void aMomentWithoutOffsetIsInTheZoneBesideIt() throws Exception {
    String lines =
        "schedules { a { at = \"2026-07-01T09:00\", zone = Europe/Madrid, to = [\"@owners\"], text = a } }";
    assertThat(ConfigFile.load(dir, lines).schedules().getFirst().timing())
        .isEqualTo(
            new Timing.At(Instant.parse("2026-07-01T07:00:00Z"), ZoneId.of("Europe/Madrid")));
  }

  @Test
  void aMomentThatComesTwiceIsTheFirst() throws Exception {
    String lines =
        "schedules { a { at = \"2026-10-25T02:30\", zone = Europe/Madrid, to = [\"@owners\"], text = a } }";
    assertThat(ConfigFile.load(dir, lines).schedules().getFirst().timing())
        .isEqualTo(
            new Timing.At(Instant.parse("2026-10-25T00:30:00Z"), ZoneId.of("Europe/Madrid")));
  }
}
