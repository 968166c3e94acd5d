package im.herald.cli;

import im.herald.cli.demo.DemoCommand;
import java.util.List;

/// The words that may follow `herald`, in the order in which `--help` shows them.
final class Subcommands {
  private Subcommands() {}

  static List<Subcommand> all() {
    return List.of(
        new RunCommand(),
        new InitCommand(),
        new CheckCommand(),
        new ConfigCommand(),
        new DoctorCommand(),
        new RegisterCommand(),
        new UnregisterCommand(),
        new SendCommand(),
        new InboxCommand(),
        new OutboxCommand(),
        new BackupCommand(),
        new StatusCommand(),
        new DemoCommand(DemoBot::start));
  }
}
