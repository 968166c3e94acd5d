package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import java.util.List;

/// `status`: how each part of Herald is doing, one line each.
final class Status implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "status",
          Role.ADMIN,
          "says how the connection, the queues and the schedules are doing",
          List.of(),
          "status");

  private final List<StatusLine> lines;

  /// @param lines at least one
  Status(List<StatusLine> lines) {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a status without a line would be an empty answer");
    }
    this.lines = List.copyOf(lines);
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) {
    return Answer.quoting(StatusLine.text(lines));
  }
}
