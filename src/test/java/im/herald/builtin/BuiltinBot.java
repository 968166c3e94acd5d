package im.herald.builtin;

import static java.util.stream.Collectors.joining;

import im.herald.Road;
import im.herald.TestBot;
import im.herald.access.Claim;
import im.herald.cli.Chat;
import im.herald.command.Command;
import im.herald.command.CommandSpec;
import im.herald.config.Fallback;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jxmpp.jid.BareJid;

/// A whole bot with all built-in commands, whose ports are kept in memory and can be looked at.
///
/// It was started on Saturday 28 November 2026, at 8:00 UTC. Everybody at example.org is a user.
public final class BuiltinBot implements AutoCloseable {
  static final BareJid OWNER = jid("owner@example.org");
  static final BareJid ADMIN = jid("admin@example.org");
  static final BareJid USER = jid("user@example.org");
  static final BareJid STRANGER = jid("stranger@elsewhere.example");
  static final BareJid ROMEO = jid("romeo@example.org");
  static final BareJid JULIET = jid("juliet@example.org");

  private static final Instant START = Instant.parse("2026-11-28T08:00:00Z");

  final RosterInMemory contacts = new RosterInMemory();
  final BlocklistInMemory blocklist = new BlocklistInMemory();
  final PresenceInMemory presence = new PresenceInMemory();
  final AccountInMemory account = new AccountInMemory(TestBot.SELF);
  final RoomsInMemory rooms = new RoomsInMemory();
  final DaemonInMemory daemon = new DaemonInMemory();
  final SchedulesInMemory schedules = new SchedulesInMemory();
  final RemindersInMemory reminders = new RemindersInMemory();
  final TimeZones zones = (person, address) -> ZoneId.of("Europe/Madrid");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final AtomicReference<Road> road = new AtomicReference<>();
  private final List<OutgoingMessage> unasked = new ArrayList<>();
  private final TestBot bot;

  public BuiltinBot() {
    this(TestBot.with().owner(OWNER.toString()));
  }

  private BuiltinBot(TestBot.Setup setup) {
    bot =
        setup
            .admin(ADMIN.toString())
            .users("*@example.org")
            .clock(now::get)
            .commands(this::commands)
            .start();
  }

  /// One whose configuration names no owner.
  static BuiltinBot withoutOwner() {
    return new BuiltinBot(TestBot.with());
  }

  /// One that says `fallback` to what it does not know.
  static BuiltinBot answering(Fallback fallback) {
    return new BuiltinBot(TestBot.with().fallback(fallback));
  }

  /// One whose configuration says who may use `command`.
  static BuiltinBot allowing(String command, Role role) {
    return new BuiltinBot(TestBot.with().owner(OWNER.toString()).allow(Map.of(command, role)));
  }

  /// One whose configuration takes `command` away.
  static BuiltinBot disabling(String command) {
    return new BuiltinBot(TestBot.with().owner(OWNER.toString()).disabled(command));
  }

  /// What the bot answers when `person` says `text`; empty if it does not.
  public String says(BareJid person, String text) {
    bot.says(person.toString(), text);
    List<OutgoingMessage> sent = bot.sent();
    sent.stream().filter(m -> !goesTo(person, m)).forEach(unasked::add);
    return sent.stream()
        .filter(m -> goesTo(person, m))
        .map(OutgoingMessage::text)
        .collect(joining("\n"));
  }

  /// Where it hears.
  public Chat chat() {
    return bot.chat();
  }

  /// What the bot has said to `person`, who was not the one to ask.
  List<String> sentTo(BareJid person) {
    return unasked.stream().filter(m -> goesTo(person, m)).map(OutgoingMessage::text).toList();
  }

  /// The declarations of all commands, in the order of the list.
  public List<CommandSpec> specs() {
    return commands().stream().map(Command::spec).toList();
  }

  List<Command> commands() {
    return commands(road.get());
  }

  Claim claim() {
    return road.get().claim();
  }

  void passes(Duration time) {
    now.updateAndGet(t -> t.plus(time));
  }

  @Override
  public void close() throws InterruptedException {
    bot.close();
  }

  private List<Command> commands(Road built) {
    road.set(built);
    return BuiltinCommands.all(
        new BuiltinCommands.Ports(
            built.commands(),
            built.access(),
            built.claim(),
            contacts,
            blocklist,
            presence,
            account,
            rooms,
            daemon,
            schedules,
            reminders,
            zones,
            built.outbox(),
            List.of(
                new StatusLine(Wording.of("Connection"), () -> Wording.verbatim("online")),
                new StatusLine(
                    Wording.of("Schedules"),
                    () -> Wording.verbatim(String.valueOf(schedules.list().size())))),
            built.clock(),
            START));
  }

  private static boolean goesTo(BareJid person, OutgoingMessage message) {
    return message.to().key().equals(person);
  }

  private static BareJid jid(String text) {
    try {
      return Jids.bare(text);
    } catch (InvalidJidException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
