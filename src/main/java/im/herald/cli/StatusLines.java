package im.herald.cli;

import im.herald.builtin.Rooms;
import im.herald.builtin.StatusLine;
import im.herald.builtin.TimeInWords;
import im.herald.outbox.Outbox;
import im.herald.schedule.QuartzSchedules;
import im.herald.store.Journal;
import im.herald.store.Store;
import im.herald.xmpp.ConnectionState;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/// What `status` shows, in order.
final class StatusLines {
  private final Online online;
  private final Supplier<Chat> chat;
  private final Outbox outbox;
  private final Store store;
  private final QuartzSchedules schedules;
  private final Instant started;
  private final TimeInWords times;

  /// @param chat asked when somebody asks for the status
  StatusLines(
      Online online,
      Supplier<Chat> chat,
      Outbox outbox,
      Store store,
      QuartzSchedules schedules,
      InstantSource clock,
      Instant started) {
    this.online = online;
    this.chat = chat;
    this.outbox = outbox;
    this.store = store;
    this.schedules = schedules;
    this.started = started;
    this.times = new TimeInWords(clock);
  }

  List<StatusLine> all() {
    return List.of(
        new StatusLine("Connection", this::connection),
        new StatusLine("Up for", () -> times.since(started)),
        new StatusLine("Conversations being answered", () -> "" + chat.get().inbox().busy()),
        new StatusLine("Messages the server does not have yet", () -> "" + outbox.size()),
        new StatusLine("Messages put off", () -> "" + outbox.putOff()),
        new StatusLine("Messages not dealt with yet", this::backlog),
        new StatusLine("Messages that came back", this::bounces),
        new StatusLine("Messages too old to be sent", () -> "" + outbox.expired()),
        new StatusLine("Messages put aside", this::aside),
        new StatusLine("Forged stanzas", () -> "" + online.forgeries().count()),
        new StatusLine("Store", store::place),
        new StatusLine("Rooms", this::rooms),
        new StatusLine("Invitations not followed", () -> "" + online.droppedInvitations()),
        new StatusLine("Schedules", this::schedules),
        new StatusLine("Last error", () -> chat.get().lastError().orElse("none")));
  }

  private String bounces() {
    return outbox
        .lastBounce()
        .map(
            last ->
                "%d, the last %s ago from %s: %s"
                    .formatted(last.count(), times.since(last.when()), last.from(), last.reason()))
        .orElse("0");
  }

  private String aside() {
    return "%d that came, %d to be sent"
        .formatted(store.journal().countAside(), store.outgoing().countAside());
  }

  private String connection() {
    ConnectionState state = online.state();
    return state instanceof ConnectionState.Online(var jid, var since, _)
        ? "online as %s for %s".formatted(jid, times.since(since))
        : state.words();
  }

  /// The one that asks is among them.
  private String backlog() {
    Journal.Backlog backlog = store.journal().backlog();
    return backlog
        .oldest()
        .map(
            oldest ->
                "%d, %d of them begun, the oldest came %s ago"
                    .formatted(backlog.open(), backlog.begun(), times.since(oldest)))
        .orElse("0");
  }

  /// Those that Herald is not in are named.
  private String rooms() {
    List<Rooms.Room> all = online.rooms().list();
    List<String> out =
        all.stream()
            .filter(room -> !room.isIn())
            .map(room -> ", %s: %s".formatted(room.jid(), room.words()))
            .toList();
    return "in %d of %d%s".formatted(all.size() - out.size(), all.size(), String.join("", out));
  }

  private String schedules() {
    return schedules.count()
        + schedules
            .next()
            .map(next -> ", the next fires " + times.on(next, ZoneId.systemDefault()))
            .orElse("");
  }
}
