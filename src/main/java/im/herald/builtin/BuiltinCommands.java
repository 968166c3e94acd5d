package im.herald.builtin;

import im.herald.access.Access;
import im.herald.access.Claim;
import im.herald.command.Command;
import im.herald.command.CommandSpec;
import im.herald.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// The list of the commands that Herald comes with.
public final class BuiltinCommands {
  private BuiltinCommands() {}

  /// One of each, in the order in which a newcomer meets them.
  public static List<Command> all(Ports ports) {
    TimeInWords times = new TimeInWords(ports.clock());
    ScheduleInWords schedule = new ScheduleInWords(times);
    ReminderInWords reminder = new ReminderInWords(times);
    return List.of(
        new Help(ports.commands(), ports.access()),
        new Ping(),
        new Echo(),
        new WhoAmI(),
        new Version(ports.started(), times),
        new ClaimOwner(ports.claim(), ports.access()),
        new ContactAdd(ports.contacts()),
        new ContactRemove(ports.contacts()),
        new ContactList(ports.contacts()),
        new Block(ports.blocklist(), ports.access()),
        new Unblock(ports.blocklist()),
        new Blocked(ports.blocklist()),
        new Presence(ports.presence()),
        new Broadcast(ports.contacts(), ports.outbox()),
        new Send(ports.rooms(), ports.outbox()),
        new RoomJoin(ports.rooms()),
        new RoomLeave(ports.rooms()),
        new RoomList(ports.rooms()),
        new ScheduleAdd(ports.schedules(), schedule),
        new ScheduleList(ports.schedules(), schedule),
        new ScheduleShow(ports.schedules(), schedule),
        new SchedulePause(ports.schedules()),
        new ScheduleResume(ports.schedules(), schedule),
        new ScheduleRemove(ports.schedules()),
        new ScheduleRun(ports.schedules()),
        new Remind(ports.reminders(), ports.zones(), reminder),
        new RemindersList(ports.reminders(), reminder),
        new Forget(ports.reminders()),
        new Status(ports.status()),
        new Reload(ports.daemon()),
        new Quit(ports.daemon()),
        new AccountPassword(ports.account()),
        new AccountDelete(ports.account()));
  }

  /// Whether a command is of use at the moment: a claim is not, once somebody owns this bot.
  public static boolean isOfUse(CommandSpec spec, Access access) {
    return !spec.name().equals(ClaimOwner.NAME) || !access.hasOwner();
  }

  /// The names of all of them, for whoever has to know them before there is a bot.
  public static Set<String> names() {
    return Set.of(
        "help",
        "ping",
        "echo",
        "whoami",
        "version",
        "claim",
        "contact add",
        "contact remove",
        "contact list",
        "block",
        "unblock",
        "blocked",
        "presence",
        "broadcast",
        "send",
        "room join",
        "room leave",
        "room list",
        "schedule add",
        "schedule list",
        "schedule show",
        "schedule pause",
        "schedule resume",
        "schedule remove",
        "schedule run",
        "remind",
        "reminders",
        "forget",
        "status",
        "reload",
        "quit",
        "account password",
        "account delete");
  }

  /// What the commands reach the rest of Herald through.
  ///
  /// @param commands those that can be called at the moment, by name; asked at each `help`
  /// @param status the lines of `status`, at least one
  /// @param clock the time that `in 3 days` counts from
  /// @param started when this process began
  public record Ports(
      Supplier<List<CommandSpec>> commands,
      Access access,
      Claim claim,
      Contacts contacts,
      Blocklist blocklist,
      OwnPresence presence,
      Account account,
      Rooms rooms,
      Daemon daemon,
      Schedules schedules,
      Reminders reminders,
      TimeZones zones,
      Outbox outbox,
      List<StatusLine> status,
      InstantSource clock,
      Instant started) {
    public Ports {
      status = List.copyOf(status);
    }
  }
}
