package im.herald.cli;

import im.herald.builtin.Rooms;
import im.herald.builtin.StatusLine;
import im.herald.builtin.TimeInWords;
import im.herald.message.Wording;
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
        new StatusLine(Wording.of("Connection"), this::connection),
        new StatusLine(Wording.of("Up for"), () -> times.since(started)),
        new StatusLine(
            Wording.of("Conversations being answered"), () -> number(chat.get().inbox().busy())),
        new StatusLine(
            Wording.of("Messages the server does not have yet"), () -> number(outbox.size())),
        new StatusLine(Wording.of("Messages put off"), () -> number(outbox.putOff())),
        new StatusLine(Wording.of("Messages not dealt with yet"), this::backlog),
        new StatusLine(Wording.of("Messages that came back"), this::bounces),
        new StatusLine(Wording.of("Messages too old to be sent"), () -> number(outbox.expired())),
        new StatusLine(Wording.of("Messages put aside"), this::aside),
        new StatusLine(Wording.of("Forged stanzas"), () -> number(online.forgeries().count())),
        new StatusLine(Wording.of("Store"), () -> Wording.verbatim(store.place())),
        new StatusLine(Wording.of("Rooms"), this::rooms),
        new StatusLine(
            Wording.of("Invitations not followed"), () -> number(online.droppedInvitations())),
        new StatusLine(Wording.of("Schedules"), this::schedules),
        new StatusLine(
            Wording.of("Last error"),
            () ->
                chat.get().lastError().map(Wording::verbatim).orElseGet(() -> Wording.of("none"))));
  }

  private Wording bounces() {
    return outbox
        .lastBounce()
        .map(
            last ->
                Wording.of(
                    "%d, the last %s ago from %s: %s",
                    last.count(), times.since(last.when()), last.from(), last.reason()))
        .orElseGet(() -> number(0));
  }

  private Wording aside() {
    return Wording.of(
        "%d that came, %d to be sent", store.journal().countAside(), store.outgoing().countAside());
  }

  private Wording connection() {
    ConnectionState state = online.state();
    return state instanceof ConnectionState.Online(var jid, var since, _)
        ? Wording.of("online as %s for %s", jid, times.since(since))
        : Wording.verbatim(state.words());
  }

  /// The one that asks is among them.
  private Wording backlog() {
    Journal.Backlog backlog = store.journal().backlog();
    return backlog
        .oldest()
        .map(
            oldest ->
                Wording.of(
                    "%d, %d of them begun, the oldest came %s ago",
                    backlog.open(), backlog.begun(), times.since(oldest)))
        .orElseGet(() -> number(0));
  }

  /// Those that Herald is not in are named.
  private Wording rooms() {
    List<Rooms.Room> all = online.rooms().list();
    List<String> out =
        all.stream()
            .filter(room -> !room.isIn())
            .map(room -> ", %s: %s".formatted(room.jid(), room.words()))
            .toList();
    return Wording.of("in %d of %d%s", all.size() - out.size(), all.size(), String.join("", out));
  }

  private Wording schedules() {
    int count = schedules.count();
    return schedules
        .next()
        .map(
            next ->
                Wording.of("%d, the next fires %s", count, times.on(next, ZoneId.systemDefault())))
        .orElseGet(() -> number(count));
  }

  private static Wording number(long number) {
    return Wording.verbatim(Long.toString(number));
  }
}
