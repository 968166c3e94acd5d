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

/// `schedule pause`: it stays, and does not fire.
final class SchedulePause implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "schedule pause",
          Role.ADMIN,
          "keeps a schedule from firing until it is resumed",
          List.of(Argument.word("NAME", "which schedule")),
          "schedule pause standup");

  private final Schedules schedules;

  SchedulePause(Schedules schedules) {
    this.schedules = schedules;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure {
    String name = schedules.pause(call.arguments().text("NAME")).name();
    return new Answer.Done(Wording.of("Paused %1$s. `schedule resume %1$s` lets it go on.", name));
  }
}
