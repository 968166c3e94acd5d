package im.herald.cli;

import java.util.List;

/// The words that may follow `herald`, in the order in which `--help` shows them.
final class Subcommands {
  private Subcommands() {}

  static List<Subcommand> all() {
    return List.of();
  }
}
