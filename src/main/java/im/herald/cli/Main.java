package im.herald.cli;

import im.herald.builtin.Release;
import im.herald.config.InvalidConfigException;
import im.herald.message.Nearest;
import im.herald.xmpp.route.SystemAddresses;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.slf4j.LoggerFactory;

/// The command line of Herald.
public final class Main {
  private static final String SEE_HELP = "herald --help shows what there is";

  private final List<Subcommand> subcommands;

  Main(List<Subcommand> subcommands) {
    this.subcommands = subcommands;
  }

  public static void main(String[] args) {
    // Digits and dates in logs, on the status page and in answers are for programs, too.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    LogLevel.choose(args);
    SystemAddresses.forgetSoon();
    Exit exit = new Main(Subcommands.all()).run(args, Terminal.ofProcess());
    System.out.flush();
    // Not a return: threads of plug-ins may still run.
    System.exit(exit.code());
  }

  /// Does what `args` say.
  Exit run(String[] args, Terminal terminal) {
    List<String> options = List.of(args).stream().takeWhile(arg -> !arg.equals("--")).toList();
    if (options.contains("--help") || (args.length > 0 && args[0].equals("help"))) {
      terminal.out().print(Usage.text(subcommands));
      return Exit.DONE;
    }
    if (options.contains("--version")) {
      terminal.out().println("herald " + Release.version());
      return Exit.DONE;
    }
    boolean named = args.length > 0 && !args[0].startsWith("-");
    String name = named ? args[0] : "run";
    Optional<Subcommand> subcommand =
        subcommands.stream().filter(s -> s.name().equals(name)).findFirst();
    if (subcommand.isEmpty()) {
      List<String> names = subcommands.stream().map(Subcommand::name).toList();
      return usage(
          terminal,
          "there is no command \"%s\"; %s"
              .formatted(name, Nearest.suggestion(name, names, SEE_HELP)));
    }
    return run(subcommand.get(), named ? Arrays.copyOfRange(args, 1, args.length) : args, terminal);
  }

  private static Exit run(Subcommand subcommand, String[] args, Terminal terminal) {
    try {
      CommandLine line = new DefaultParser(false).parse(options(subcommand), args);
      if (line.getArgList().size() > subcommand.arguments()) {
        return usage(
            terminal,
            "%s takes no \"%s\"; %s"
                .formatted(
                    subcommand.name(), line.getArgList().get(subcommand.arguments()), SEE_HELP));
      }
      return subcommand.run(line, terminal);
    } catch (ParseException e) {
      return usage(terminal, words(e, subcommand));
    } catch (InvalidConfigException e) {
      e.problems().forEach(terminal.err()::println);
      return Exit.CONFIGURATION;
    } catch (StartFailure e) {
      terminal.err().println("herald: " + e.getMessage());
      return e.exit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Exit.FAILED;
    } catch (RuntimeException | Error e) {
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

  /// Not the library's own words, which now and then are names of its classes.
  private static String words(ParseException e, Subcommand subcommand) {
    return switch (e) {
      case UnrecognizedOptionException unknown ->
          "%s has no option \"%s\"; %s"
              .formatted(
                  subcommand.name(),
                  unknown.getOption(),
                  Nearest.suggestion(unknown.getOption(), written(subcommand), SEE_HELP));
      case MissingArgumentException missing ->
          "%s needs a %s after it"
              .formatted(
                  written(missing.getOption()).findFirst().orElseThrow(),
                  missing.getOption().getArgName());
      default -> "this cannot be read; " + SEE_HELP;
    };
  }

  private static List<String> written(Subcommand subcommand) {
    return options(subcommand).getOptions().stream().flatMap(Main::written).toList();
  }

  /// As one writes it, the short name first.
  private static Stream<String> written(Option option) {
    return Stream.of(
            Optional.ofNullable(option.getOpt()).map(n -> "-" + n),
            Optional.ofNullable(option.getLongOpt()).map(n -> "--" + n))
        .flatMap(Optional::stream);
  }

  private static Exit usage(Terminal terminal, String problem) {
    terminal.err().println("herald: " + problem);
    return Exit.USAGE;
  }
}
