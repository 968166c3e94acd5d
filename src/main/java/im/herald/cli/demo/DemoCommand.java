package im.herald.cli.demo;

import im.herald.cli.Exit;
import im.herald.cli.StartFailure;
import im.herald.cli.Subcommand;
import im.herald.cli.Terminal;
import im.herald.config.InvalidConfigException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// `herald demo`: a server, a bot and a person, all on this machine and gone at the end.
public final class DemoCommand implements Subcommand {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);
  private static final String STANDARD_INPUT = "-";

  private final BotStarter bots;

  public DemoCommand(BotStarter bots) {
    this.bots = bots;
  }

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String summary() {
    return "starts a private server with a bot on it and chats with it here";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(
            Option.builder()
                .longOpt("script")
                .hasArg()
                .argName("FILE")
                .desc("plays FILE (- for standard input) and prints the transcript")
                .get());
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal)
      throws InvalidConfigException, InterruptedException {
    Optional<Script> script;
    try {
      script = script(line, terminal);
    } catch (IOException e) {
      terminal.err().println("herald: the script cannot be read: " + e.getMessage());
      return Exit.USAGE;
    }
    try (Closing closing = new Closing()) {
      // Ctrl-C ends the same things. An exit runs this once more, which then does nothing.
      Runtime.getRuntime()
          .addShutdownHook(Thread.ofPlatform().name("demo-end").unstarted(closing::close));
      return run(script, closing, terminal);
    } catch (ServerUnavailableException e) {
      terminal.err().println("herald: " + e.getMessage());
      return Exit.UNAVAILABLE;
    } catch (StartFailure e) {
      terminal.err().println("herald: " + e.getMessage());
      return e.exit();
    } catch (IOException | UncheckedIOException e) {
      terminal.err().println("herald: the demo ended early: " + e.getMessage());
      return Exit.FAILED;
    }
  }

  private Exit run(Optional<Script> script, Closing closing, Terminal terminal)
      throws IOException,
          ServerUnavailableException,
          InvalidConfigException,
          StartFailure,
          InterruptedException {
    Path folder = Files.createTempDirectory("herald-demo-");
    closing.add(() -> Folders.remove(folder));
    DemoLog log = new DemoLog(folder.resolve("herald.log"));
    boolean good = false;
    try {
      good =
          script.isPresent()
              ? play(script.get(), closing, folder, terminal)
              : chat(closing, folder, terminal);
    } finally {
      List<String> lines = log.lastLines();
      if (!good && !lines.isEmpty()) {
        terminal.err().println("The end of the bot's log:");
        lines.forEach(terminal.err()::println);
      }
    }
    return good ? Exit.DONE : Exit.FAILED;
  }

  private boolean play(Script script, Closing closing, Path folder, Terminal terminal)
      throws IOException,
          ServerUnavailableException,
          InvalidConfigException,
          StartFailure,
          InterruptedException {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Demo demo = Demo.start(bots, closing, folder, terminal.err(), heard::add, (from, text) -> {});
    return new ScriptPlayer(demo::say, heard, terminal.out(), PATIENCE).play(script);
  }

  private boolean chat(Closing closing, Path folder, Terminal terminal)
      throws IOException,
          ServerUnavailableException,
          InvalidConfigException,
          StartFailure,
          InterruptedException {
    boolean typing = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    Prompt prompt = new Prompt(terminal.in(), terminal.out(), typing, LAST_ANSWERS);
    Demo demo = Demo.start(bots, closing, folder, terminal.err(), prompt::heard, prompt::heardFrom);
    demo.onBotEnd(prompt::botEnded);
    terminal.out().print(demo.invitation());
    if (typing) {
      WebChat webChat = WebChat.ofThisMachine(prompt::note);
      closing.add(WebInvitation.start(() -> demo.publish(webChat), prompt::note));
    }
    prompt.run(demo::say);
    return true;
  }

  private static Optional<Script> script(CommandLine line, Terminal terminal) throws IOException {
    if (!line.hasOption("script")) {
      return Optional.empty();
    }
    String file = line.getOptionValue("script");
    try (BufferedReader lines =
        file.equals(STANDARD_INPUT)
            ? new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8))
            : Files.newBufferedReader(Path.of(file))) {
      return Optional.of(Script.of(lines.readAllLines()));
    }
  }
}
