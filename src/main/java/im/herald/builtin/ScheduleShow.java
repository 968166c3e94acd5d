package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import java.util.List;

/// `schedule show`: one timed message in full.
final class ScheduleShow implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "schedule show",
          Role.ADMIN,
          "shows one schedule in full",
          List.of(Argument.word("NAME", "which schedule")),
          "schedule show standup");

  private final Schedules schedules;
  private final ScheduleInWords words;

  ScheduleShow(Schedules schedules, ScheduleInWords words) {
    this.schedules = schedules;
    this.words = words;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure {
    return Answer.quoting(words.block(schedules.show(call.arguments().text("NAME"))));
  }
}
