package im.herald.http;

import im.herald.config.HookConfig;
import im.herald.http.Route.Who;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// All that can be asked, and who answers it.
final class Routes {
  private final Vitals vitals;
  private final LastDay day;
  private final InstantSource clock;
  private final Metrics metrics = new Metrics();

  private final Hooks hooks;
  private final Messages messages;

  Routes(Vitals vitals, LastDay day, List<HookConfig> hooks, Posts posts, InstantSource clock) {
    this.vitals = vitals;
    this.day = day;
    this.clock = clock;
    this.hooks = new Hooks(hooks, posts, clock);
    this.messages = new Messages(posts);
  }

  List<Route> all() {
    return List.of(
        // Alive is who answers at all: whether it does its work is another question, and a restart
        // would not help a Herald whose server is away.
        Route.get("/health/live", Who.ALL, _ -> Reply.plain(200, "alive")),
        Route.get("/health/ready", Who.ALL, _ -> ready()),
        Route.get("/metrics", Who.TOKEN, _ -> metrics()),
        Route.get("/", Who.TOKEN, _ -> page()),
        Route.post("/hooks/{name}", Who.OWN, hooks::post),
        Route.post("/messages", Who.BEARER, messages::post),
        Route.get("/messages/{id}", Who.BEARER, messages::fate));
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
