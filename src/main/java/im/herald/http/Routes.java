package im.herald.http;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// All that is to be read, and what stands there.
final class Routes {
  private final Vitals vitals;
  private final LastDay day;
  private final InstantSource clock;
  private final Metrics metrics = new Metrics();

  Routes(Vitals vitals, LastDay day, InstantSource clock) {
    this.vitals = vitals;
    this.day = day;
    this.clock = clock;
  }

  List<Route> all() {
    return List.of(
        // Alive is who answers at all: whether it does its work is another question, and a restart
        // would not help a Herald whose server is away.
        Route.forAll("/health/live", () -> Reply.plain(200, "alive")),
        Route.forAll("/health/ready", this::ready),
        Route.guarded("/metrics", this::metrics),
        Route.guarded("/", this::page));
  }

  private Reply ready() {
    List<String> lacking = vitals.lacking();
    return lacking.isEmpty()
        ? Reply.plain(200, "ready")
        : Reply.plain(503, String.join("\n", lacking));
  }

  private Reply metrics() {
    return new Reply(200, Metrics.TYPE, metrics.text(vitals.figures()), Map.of());
  }

  private Reply page() {
    Instant now = clock.instant();
    day.add(now, vitals::totals);
    return StatusPage.of(
        vitals.overview(), new DayPicture(day.minutes(now), now, ZoneId.systemDefault()));
  }
}
