package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;

/// `schedule run`: once, now, whatever its times.
final class ScheduleRun implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "schedule run",
          Role.ADMIN,
          "fires a schedule once, now",
          List.of(Argument.word("NAME", "which schedule")),
          "schedule run standup");

  private final Schedules schedules;

  ScheduleRun(Schedules schedules) {
    this.schedules = schedules;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure {
    String name = call.arguments().text("NAME");
    schedules.run(name);
    return new Answer.Done(Wording.of("Fired %s.", name));
  }
}
