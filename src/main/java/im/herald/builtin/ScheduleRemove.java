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

/// `schedule remove`: it is gone.
final class ScheduleRemove implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "schedule remove",
          Role.ADMIN,
          "removes a schedule",
          List.of(Argument.word("NAME", "which schedule")),
          "schedule remove standup");

  private final Schedules schedules;

  ScheduleRemove(Schedules schedules) {
    this.schedules = schedules;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure {
    String name = call.arguments().text("NAME");
    schedules.remove(name);
    return new Answer.Done(Wording.of("Removed %s.", name));
  }
}
