package im.herald.builtin;

import im.herald.command.CommandFailure;
import im.herald.message.Wording;
import java.util.Optional;

/// A process that goes on after `quit`.
public final class DaemonInMemory implements Daemon {
  private volatile boolean stopping;
  private volatile Optional<String> problems = Optional.empty();

  /// From now on the configuration has these problems.
  public void misconfigure(String problems) {
    this.problems = Optional.of(problems);
  }

  public boolean stopping() {
    return stopping;
  }

  @Override
  public Wording reload() throws CommandFailure {
    if (problems.isPresent()) {
      throw new CommandFailure(problems.get());
    }
    return Wording.verbatim("Reloaded. Nothing has changed.");
  }

  @Override
  public void quit() {
    stopping = true;
  }
}
