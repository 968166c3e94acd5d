package im.herald.extension.program;

import im.herald.config.ProgramConfig;
import im.herald.inbox.Handler;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The programs of the configuration, each as a command, and those of them that run.
public final class Programs implements AutoCloseable {
  private final Running running = new Running();
  private final List<ProgramCommand> commands;

  public Programs(List<ProgramConfig> programs) {
    this.commands = programs.stream().map(config -> new ProgramCommand(config, running)).toList();
  }

  public List<ProgramCommand> commands() {
    return commands;
  }

  /// Gives what no command was to a program.
  ///
  /// @param name which one, asked at each message; empty for none
  public Handler fallback(Supplier<Optional<String>> name) {
    return new ProgramFallback(
        () -> name.get().flatMap(n -> commands.stream().filter(c -> c.isCalled(n)).findFirst()));
  }

  /// Ends all that run, and starts no more.
  @Override
  public void close() {
    running.close();
  }
}
