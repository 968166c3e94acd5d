package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import java.util.List;

/// `reload`: the configuration again, all of it or nothing.
final class Reload implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "reload",
          Role.OWNER,
          "reads the configuration again; a bad one is reported and the old one stays",
          List.of(),
          "reload");

  private final Daemon daemon;

  Reload(Daemon daemon) {
    this.daemon = daemon;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
    return Answer.quoting(daemon.reload());
  }
}
