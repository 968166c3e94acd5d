package im.herald.inbox;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import java.util.List;

/// A command that does what a test wants of it.
record Trick(String name, Role role, Body body) implements Command {
  interface Body {
    Answer run() throws CommandFailure, InterruptedException;
  }

  /// One for anyone, that answers `text`.
  static Trick saying(String name, String text) {
    return new Trick(name, Role.ANYONE, () -> Answer.of(text));
  }

  /// One for anyone.
  static Trick doing(String name, Body body) {
    return new Trick(name, Role.ANYONE, body);
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec(name, role, "does what a test wants", List.of(), name);
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
    return body.run();
  }
}
