package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;

/// `quit`: the process ends.
final class Quit implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec("quit", Role.OWNER, "logs out and stops this bot", List.of(), "quit");

  private final Daemon daemon;

  Quit(Daemon daemon) {
    this.daemon = daemon;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) {
    return new Answer.Last(Wording.of("Logging out. Goodbye."), daemon::quit);
  }
}
