package im.herald.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;

/// What `herald --help` prints.
final class Usage {
  private Usage() {}

  static String text(List<Subcommand> subcommands) {
    return """
        Usage: herald [COMMAND] [-c FILE] [options]

        A headless XMPP chat bot daemon. Without a command it runs.

        Commands:
        %s
        Options of all commands:
          -c, --config FILE   the configuration; else $HERALD_CONFIG, else
                              /etc/herald/herald.conf, else conf/herald.conf
          --help, --version

        Exit codes:
          0   done                      70  internal error, see the log
          1   not everything was done   77  login refused
          64  wrong usage               78  wrong configuration
          69  service unavailable

        Signals: TERM and INT stop within 10 s, HUP reads the configuration again.

        Files:
          /etc/herald/herald.conf   the configuration
          plugins/                  jars with commands and handlers, beside the configuration
          $STATE_DIRECTORY          what outlives the process, unless store.dir says otherwise
        """
        .formatted(subcommands.stream().map(Usage::line).collect(Collectors.joining()));
  }

  private static String line(Subcommand subcommand) {
    String options =
        subcommand.options().getOptions().stream()
            .map(o -> "\n  %-20s  %s".formatted("  " + written(o), o.getDescription()))
            .collect(Collectors.joining());
    return "  %-20s%s%s\n".formatted(subcommand.name(), subcommand.summary(), options);
  }

  private static String written(Option option) {
    String name = option.getOpt() == null ? "--" + option.getLongOpt() : "-" + option.getOpt();
    return option.hasArg() ? name + " " + option.getArgName() : name;
  }
}
