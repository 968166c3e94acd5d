package im.herald.scripted;

import static java.util.Objects.requireNonNull;

import im.herald.Road;
import im.herald.TestBot;
import im.herald.access.Access;
import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.config.AccessConfig;
import im.herald.config.CommandsConfig;
import im.herald.config.CommandsConfig.Acknowledgement;
import im.herald.message.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A bot on a scripted server whose commands are of every kind that a form can meet.
final class FormsBot implements AutoCloseable {
  static final String OWNER = "juliet@example.org";

  private final AtomicReference<@Nullable Access> access = new AtomicReference<>();
  private final List<String> ran = new CopyOnWriteArrayList<>();
  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private final ScriptedServer server;
  private final TestBot bot;
  private final Sessions herald;
  private final FormsClient client;

  /// @param folder for its files
  FormsBot(TestBot.Setup setup, Path folder) throws Exception {
    server = ScriptedServer.start();
    bot = setup.owner(OWNER).commands(this::commands).start();
    herald = Sessions.on(server, folder, bot.chat().inbox()::accept, bot.chat()::forms);
    client = new FormsClient(server.online());
  }

  private List<Command> commands(Road road) {
    access.set(road.access());
    return List.of(
        command("say", List.of(Argument.text("TEXT", "what")), FormsBot::say),
        command("burn", List.of(Argument.line("WHAT", "what")), this::burn),
        command("wait", List.of(), this::waits),
        command("break", List.of(), FormsBot::breaks),
        command("set", typed(), FormsBot::say),
        command("leave", List.of(), _ -> new Answer.Last("Bye.", () -> ran.add("left"))),
        command("stay", List.of(), _ -> new Answer.Last("Bye.", FormsBot::refuses)));
  }

  /// Those who ask it.
  FormsClient client() {
    return client;
  }

  /// What was done that cannot be undone.
  List<String> ran() {
    return ran;
  }

  /// From now on nobody is an owner.
  void dismissesOwner() {
    requireNonNull(access.get())
        .use(
            new AccessConfig(List.of(), List.of(), List.of()),
            new CommandsConfig("!", Set.of(), Map.of(), Acknowledgement.LINE));
  }

  /// Lets `wait` end.
  void goesOn() {
    mayGoOn.countDown();
  }

  @Override
  public void close() throws Exception {
    goesOn();
    herald.close();
    bot.close();
    server.close();
  }

  private static List<Argument> typed() {
    return List.of(
        Argument.word("WORD", "a word"),
        Argument.address("JID", "somebody"),
        Argument.addresses("FRIENDS", "some"),
        Argument.recipients("TO", "to whom"),
        Argument.choice("HOW", List.of("fast", "first"), "how"),
        Argument.yesNo("LOUD", "whether"),
        Argument.number("COUNT", 1, 9, "how many"),
        Argument.span("LONG", "how long"),
        Argument.text("TEXT", "what").optional());
  }

  private static Answer say(CommandCall call) throws CommandFailure {
    String text = call.arguments().text("TEXT");
    if (text.startsWith("no")) {
      throw new CommandFailure("That is no word.");
    }
    return Answer.of(text);
  }

  private Answer burn(CommandCall call) {
    String what = call.arguments().text("WHAT");
    return new Answer.Confirm(
        "All %s burn.".formatted(what),
        () -> {
          ran.add("burnt " + what);
          return Answer.of("Burnt.");
        });
  }

  private Answer waits(CommandCall call) throws InterruptedException {
    mayGoOn.await();
    return Answer.of("waited");
  }

  private static Answer breaks(CommandCall call) {
    throw new IllegalStateException("a bug");
  }

  private static void refuses() throws CommandFailure {
    throw new CommandFailure("The server wants it to stay.");
  }

  private static Command command(String name, List<Argument> arguments, Does does) {
    // What cannot be undone is for owners.
    Role role = name.equals("burn") ? Role.OWNER : Role.ANYONE;
    CommandSpec spec = new CommandSpec(name, role, "does it", arguments, name);
    return new Command() {
      @Override
      public CommandSpec spec() {
        return spec;
      }

      @Override
      public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
        return does.run(call);
      }
    };
  }

  @FunctionalInterface
  private interface Does {
    Answer run(CommandCall call) throws CommandFailure, InterruptedException;
  }
}
