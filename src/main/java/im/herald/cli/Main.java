package im.herald.cli;

import im.herald.builtin.Release;
import im.herald.config.InvalidConfigException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.slf4j.LoggerFactory;

/// The command line of Herald.
public final class Main {
  private final List<Subcommand> subcommands;

  Main(List<Subcommand> subcommands) {
    this.subcommands = subcommands;
  }

  public static void main(String[] args) {
    Exit exit = new Main(Subcommands.all()).run(args, Terminal.ofProcess());
    System.out.flush();
    // Not a return: threads of plug-ins may still run.
    System.exit(exit.code());
  }

  /// Does what `args` say.
  Exit run(String[] args, Terminal terminal) {
    if (List.of(args).contains("--help")) {
      terminal.out().print(Usage.text(subcommands));
      return Exit.DONE;
    }
    if (List.of(args).contains("--version")) {
      terminal.out().println("herald " + Release.version());
      return Exit.DONE;
    }
    boolean named = args.length > 0 && !args[0].startsWith("-");
    String name = named ? args[0] : "run";
    Optional<Subcommand> subcommand =
        subcommands.stream().filter(s -> s.name().equals(name)).findFirst();
    if (subcommand.isEmpty()) {
      return usage(terminal, "there is no command \"%s\"".formatted(name));
    }
    return run(subcommand.get(), named ? Arrays.copyOfRange(args, 1, args.length) : args, terminal);
  }

  private static Exit run(Subcommand subcommand, String[] args, Terminal terminal) {
    try {
      CommandLine line = new DefaultParser(false).parse(options(subcommand), args);
      if (line.getArgList().size() > subcommand.arguments()) {
        return usage(
            terminal,
            "%s takes no \"%s\""
                .formatted(subcommand.name(), line.getArgList().get(subcommand.arguments())));
      }
      return subcommand.run(line, terminal);
    } catch (ParseException e) {
      return usage(terminal, String.valueOf(e.getMessage()));
    } catch (InvalidConfigException e) {
      e.problems().forEach(terminal.err()::println);
      return Exit.CONFIGURATION;
    } catch (StartFailure e) {
      terminal.err().println("herald: " + e.getMessage());
      return e.exit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Exit.FAILED;
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Main.class).error("{} failed", subcommand.name(), e);
      terminal.err().println("herald: an internal error, which is in the log; please report it");
      return Exit.BUG;
    }
  }

  private static Options options(Subcommand subcommand) {
    Options options = new Options();
    subcommand.options().getOptions().forEach(options::addOption);
    return options.addOption(Option.builder("c").longOpt("config").hasArg().argName("FILE").get());
  }

  private static Exit usage(Terminal terminal, String problem) {
    terminal.err().println("herald: " + problem + "; herald --help shows what there is");
    return Exit.USAGE;
  }
}
