package im.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics();

  @Test
  void aScrapeTellsWhatIsNowAndForgetsWhatIsGone() {
    assertThat(metrics.text(List.of(in("a", 1), in("b", 2))))
        .contains("herald_rooms_said{room=\"a\"} 1.0\n", "herald_rooms_said{room=\"b\"} 2.0\n");
    assertThat(metrics.text(List.of(in("b", 5))))
        .contains("herald_rooms_said{room=\"b\"} 5.0\n")
        .doesNotContain("room=\"a\"");
  }

  @Test
  void aSpreadIsAHistogram() {
    Figure took =
        new Figure.Spread(
            "herald.handler.seconds",
            "how long it took",
            Map.of("handler", "commands"),
            List.of(Duration.ofMillis(1), Duration.ofMillis(500)),
            List.of(2L, 3L, 1L),
            Duration.ofMillis(2_500));
    assertThat(metrics.text(List.of(took)))
        .contains("# TYPE herald_handler_seconds histogram\n")
        .contains("herald_handler_seconds_bucket{handler=\"commands\",le=\"0.001\"} 2\n")
        .contains("herald_handler_seconds_bucket{handler=\"commands\",le=\"0.5\"} 5\n")
        .contains("herald_handler_seconds_bucket{handler=\"commands\",le=\"+Inf\"} 6\n")
        .contains("herald_handler_seconds_count{handler=\"commands\"} 6\n")
        .contains("herald_handler_seconds_sum{handler=\"commands\"} 2.5\n");
  }

  private static Figure in(String room, double value) {
    return new Figure.Level("herald.rooms.said", "said", Map.of("room", room), value);
  }
}
