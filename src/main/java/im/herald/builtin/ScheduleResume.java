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

/// `schedule resume`: a paused one goes on.
final class ScheduleResume implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "schedule resume",
          Role.ADMIN,
          "lets a paused schedule fire again",
          List.of(Argument.word("NAME", "which schedule")),
          "schedule resume standup");

  private final Schedules schedules;
  private final ScheduleInWords words;

  ScheduleResume(Schedules schedules, ScheduleInWords words) {
    this.schedules = schedules;
    this.words = words;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure {
    Schedules.Schedule resumed = schedules.resume(call.arguments().text("NAME"));
    return Answer.of(Wording.of("Resumed %s: %s.", resumed.name(), words.next(resumed)));
  }
}
