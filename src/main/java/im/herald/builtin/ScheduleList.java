package im.herald.builtin;

import static java.util.stream.Collectors.joining;

import im.herald.builtin.Schedules.Schedule;
import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import java.util.List;

/// `schedule list`: all timed messages, one line each.
final class ScheduleList implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "schedule list",
          Role.ADMIN,
          "lists the schedules and when each fires next",
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
    return Answer.of(
        all.isEmpty()
            ? "There are no schedules yet. `help schedule add` shows how to add one."
            : all.stream().map(words::line).collect(joining("\n")));
  }
}
