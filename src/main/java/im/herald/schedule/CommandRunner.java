package im.herald.schedule;

import java.util.Optional;

/// Runs the command of a schedule that has one in place of a text.
@FunctionalInterface
public interface CommandRunner {
  /// Runs `command` with the rights of the operator, who wrote it.
  ///
  /// @return its answer; empty if there is nothing to send, which is then in the log
  Optional<String> run(String command) throws InterruptedException;
}
