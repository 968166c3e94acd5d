package im.herald.builtin;

import im.herald.builtin.Schedules.Schedule;
import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;
import java.util.stream.Stream;

/// `schedule list`: all timed messages, one line each.
final class ScheduleList implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "schedule list",
          Role.ADMIN,
          "lists the schedules and when each fires next; those that are over come last",
          List.of(),
          "schedule list");

  private final Schedules schedules;
  private final ScheduleInWords words;

  ScheduleList(Schedules schedules, ScheduleInWords words) {
    this.schedules = schedules;
    this.words = words;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) {
    List<Schedule> all = schedules.list();
    if (all.isEmpty()) {
      return Answer.of(
          Wording.of("There are no schedules yet. `help schedule add` shows how to add one."));
    }
    Stream<Schedule> alive = all.stream().filter(schedule -> schedule.next().isPresent());
    Stream<Schedule> over = all.stream().filter(schedule -> schedule.next().isEmpty());
    return Answer.quoting(Wording.joined("\n", Stream.concat(alive, over).map(words::line)));
  }
}
