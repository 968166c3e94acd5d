package im.herald.cli;

import im.herald.builtin.Rooms;
import im.herald.builtin.ScheduleInWords;
import im.herald.builtin.Schedules;
import im.herald.builtin.StatusLine;
import im.herald.builtin.TimeInWords;
import im.herald.http.Overview;
import im.herald.http.Overview.Entry;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;

/// Says how an instance is, for the page.
final class Overviews {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss XXX", Locale.ROOT);

  private final Instance instance;
  private final RecentTrouble trouble;
  private final ScheduleInWords times;
  private final StatusLook status = new StatusLook();
  private final Look<List<Entry>> schedules = new Look<>();

  Overviews(Instance instance, RecentTrouble trouble, InstantSource clock) {
    this.instance = instance;
    this.trouble = trouble;
    this.times = new ScheduleInWords(new TimeInWords(clock));
  }

  Overview now() {
    return instance
        .pulse()
        .map(this::of)
        .orElseGet(
            () ->
                new Overview(
                    instance.account(),
                    false,
                    List.of(new Entry("Connection", instance.words())),
                    List.of(),
                    List.of(),
                    errors()));
  }

  private Overview of(Pulse pulse) {
    return new Overview(
        instance.account(),
        pulse.isOnline(),
        status.at(pulse.status().all()).stream().map(Overviews::line).toList(),
        schedules(pulse),
        pulse.online().rooms().list().stream().map(Overviews::room).toList(),
        errors());
  }

  private static Entry line(StatusLine line) {
    return new Entry(line.label().toString(), line.value().get().toString());
  }

  private List<Entry> schedules(Pulse pulse) {
    Future<List<Entry>> look =
        schedules.begin(() -> pulse.schedules().list().stream().map(this::schedule).toList());
    return Look.seen(look, Look.PATIENCE)
        .orElse(List.of(new Entry("unknown", "the store does not answer")));
  }

  private Entry schedule(Schedules.Schedule schedule) {
    return new Entry(schedule.name(), schedule.when() + "; " + times.next(schedule));
  }

  private static Entry room(Rooms.Room room) {
    return new Entry(room.jid().toString(), room.words());
  }

  private List<Entry> errors() {
    return trouble.lines().stream()
        .map(
            line ->
                new Entry(
                    TIME.format(
                        line.when().truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.systemDefault())),
                    line.text()))
        .toList();
  }
}
