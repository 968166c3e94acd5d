package im.herald.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.command.CommandFailure;
import im.herald.config.ScheduleConfig.Timing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whatever somebody writes for a time is one, and is understood when it is said back; or is
/// refused with a sentence.
class WhenTextFuzzTest {
  private static final int TEXTS = 100_000;
  private static final long SEED = 2;
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final List<String> PIECES =
      List.of(
          "0",
          "1",
          "9",
          "00",
          "09",
          "18",
          "30",
          "59",
          "60",
          "99",
          "2026",
          "2027",
          "9999999",
          "-",
          ":",
          ".",
          ",",
          "/",
          "*",
          "?",
          "#",
          "L",
          "W",
          " ",
          "T",
          "Z",
          "+",
          "+01:00",
          "[Europe/Madrid]",
          "d",
          "h",
          "m",
          "s",
          "MON",
          "MON-FRI",
          "JAN",
          "LW",
          "٣",
          "\u0000",
          "\ud83d",
          "\u202e");
  private static final List<String> BEGINNINGS =
      List.of("", "0 0 9 ? * ", "0/", "2026-12-", "2027-03-28T02:", "18:", "1d", "999999");

  private final WhenText text = new WhenText(ZoneId.of("Europe/Madrid"));

  @Test
  void isUnderstoodOrRefused() {
    Random random = new Random(SEED);
    int understood = 0;
    for (int i = 0; i < TEXTS; i++) {
      String how = List.of("cron", "every", "at").get(i % 3);
      String when = when(random);
      try {
        Timing timing = text.read(how, when, NOW);
        understood++;
        assertThat(isTheSame(timing)).as("%s %s", how, when).isTrue();
      } catch (CommandFailure e) {
        assertThat(e.getMessage()).as("%s %s", how, when).endsWith(".");
      }
    }
    assertThat(understood).isGreaterThan(100);
  }

  /// A time is said with its offset, which need not be that of its zone for ever.
  private boolean isTheSame(Timing timing) throws CommandFailure {
    String[] said = WhenText.say(timing).split(" ", 2);
    return switch (timing) {
      case Timing.Cron(String expression, _) -> said[1].startsWith(expression);
      case Timing.Every every -> text.read(said[0], said[1], NOW).equals(every);
      case Timing.At(Instant at, _) ->
          text.read(said[0], said[1], NOW) instanceof Timing.At(Instant again, _)
              && again.equals(at);
    };
  }

  private static String when(Random random) {
    return BEGINNINGS.get(random.nextInt(BEGINNINGS.size()))
        + IntStream.range(0, random.nextInt(6))
            .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
            .collect(Collectors.joining());
  }
}
