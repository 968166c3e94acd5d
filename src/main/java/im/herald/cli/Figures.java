package im.herald.cli;

import im.herald.builtin.Release;
import im.herald.http.Figure;
import im.herald.inbox.Durations;
import im.herald.inbox.Traffic;
import im.herald.outbox.Bounce;
import im.herald.schedule.Punctuality;
import im.herald.store.Journal;
import im.herald.xmpp.SessionTally;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is measured of a bot, each with its name and what it means. docs/operations.md explains
/// them.
///
/// One thread.
final class Figures {
  private final List<Figure> all = new ArrayList<>();
  private final Pulse pulse;
  private final Instant now;

  private Figures(Pulse pulse, InstantSource clock) {
    this.pulse = pulse;
    this.now = clock.instant();
  }

  /// All of them, as they are now.
  ///
  /// @param store what is in it, if it says so
  static List<Figure> of(Pulse pulse, Optional<StoreLook.Counts> store, InstantSource clock) {
    Figures figures = new Figures(pulse, clock);
    figures.session();
    figures.messages();
    store.ifPresent(figures::store);
    figures.outbox();
    figures.schedules();
    figures.rooms();
    return List.copyOf(figures.all);
  }

  /// Of an instance that has no bot now.
  static List<Figure> ofNone() {
    return List.of(turn(0), online(0));
  }

  private static Figure turn(int has) {
    return new Figure.Level(
        "herald.turn", "1 while it is this instance that may hold the session", Map.of(), has);
  }

  private static Figure online(int is) {
    return new Figure.Level("herald.session.online", "1 while there is a session", Map.of(), is);
  }

  private void session() {
    SessionTally tally = pulse.online().tally();
    all.add(turn(1));
    all.add(online(pulse.isOnline() ? 1 : 0));
    String begun = "sessions that began";
    count("herald.session.begun", begun, Map.of("how", "login"), tally.logins());
    count("herald.session.begun", begun, Map.of("how", "resumed"), tally.resumptions());
    counts("herald.session.ends", "ends of sessions", "cause", tally.ends());
    counts("herald.login.failures", "logins that failed", "cause", tally.failures());
    String info = "always 1; which Herald on which Java";
    all.add(
        new Figure.Level(
            "herald.info",
            info,
            Map.of("version", Release.version(), "java", Runtime.version().toString()),
            1));
  }

  private void messages() {
    Traffic traffic = pulse.chat().traffic();
    count("herald.messages.in", "messages that came", Map.of(), traffic.came());
    count("herald.messages.out", "messages the server took", Map.of(), pulse.outbox().arrived());
    counts(
        "herald.messages.refused",
        "messages that were dropped or refused",
        "reason",
        traffic.turnedAway());
    traffic.handled().forEach(this::handled);
    level(
        "herald.lanes.busy", "conversations that wait for an answer", pulse.chat().inbox().busy());
    level(
        "herald.lanes.waiting",
        "messages that wait for their turn",
        pulse.chat().inbox().waiting());
    count("herald.errors", "bugs met", Map.of(), pulse.chat().errors());
    count("herald.stanzas.forged", "forged stanzas", Map.of(), pulse.online().forgeries().count());
  }

  private void handled(String handler, Durations took) {
    all.add(
        new Figure.Spread(
            "herald.handler.seconds",
            "how long a handler took for a message, by its name",
            Map.of("handler", handler),
            Durations.BOUNDS,
            took.counts(),
            took.total()));
  }

  private void store(StoreLook.Counts counts) {
    Journal.Backlog backlog = counts.backlog();
    level("herald.journal.open", "messages that came and are not dealt with", backlog.open());
    level(
        "herald.journal.oldest.seconds",
        "how long ago the oldest of them came",
        backlog.oldest().map(oldest -> seconds(Duration.between(oldest, now))).orElse(0.0));
    level("herald.journal.aside", "messages that came and were put aside", counts.aside());
    level(
        "herald.outbox.aside",
        "messages that were put aside, since they ended streams",
        counts.unsent());
  }

  private void outbox() {
    level(
        "herald.outbox.size",
        "messages the server does not have yet, without those that wait for later",
        pulse.outbox().size());
    level(
        "herald.outbox.oldest.seconds",
        "how long the oldest of them has waited",
        seconds(pulse.outbox().oldest()));
    level(
        "herald.outbox.stuck.seconds",
        "for how long the server has had something to acknowledge and acknowledged nothing",
        seconds(pulse.outbox().stuck()));
    level(
        "herald.outbox.later",
        "messages that wait for a room, or until more is not too much",
        pulse.outbox().putOff());
    count(
        "herald.messages.expired",
        "messages too old to be sent",
        Map.of(),
        pulse.outbox().expired());
    count(
        "herald.messages.bounced",
        "messages that came back",
        Map.of(),
        pulse.outbox().lastBounce().map(Bounce::count).orElse(0));
  }

  private void schedules() {
    Punctuality punctuality = pulse.schedules().punctuality();
    level("herald.schedules", "timed messages", pulse.schedules().count());
    String help = "what was due, by what became of it";
    count("herald.firings", help, Map.of("outcome", "on-time"), punctuality.onTime());
    count("herald.firings", help, Map.of("outcome", "late"), punctuality.late());
    count("herald.firings", help, Map.of("outcome", "missed"), punctuality.skips());
  }

  private void rooms() {
    level("herald.rooms", "rooms to be in", pulse.online().rooms().list().size());
    level("herald.rooms.in", "rooms Herald is in", pulse.roomsIn());
    count(
        "herald.invitations.dropped",
        "invitations that were not followed",
        Map.of(),
        pulse.online().droppedInvitations());
  }

  private void level(String name, String help, long value) {
    level(name, help, (double) value);
  }

  private void level(String name, String help, double value) {
    all.add(new Figure.Level(name, help, Map.of(), value));
  }

  private void count(String name, String help, Map<String, String> labels, long value) {
    all.add(new Figure.Count(name, help, labels, value));
  }

  private void counts(String name, String help, String label, Map<String, Long> values) {
    values.forEach((key, value) -> count(name, help, Map.of(label, key), value));
  }

  private static double seconds(Duration duration) {
    return Math.max(0, duration.toMillis() / 1e3);
  }
}
