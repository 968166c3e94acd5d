package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;

/// What jars in the folder `plugins` bring, and that the worst of them harm nobody else.
@OnEachServer
class PluginIT {
  private static final int CONFIGURATION = 78;
  private static final String HANDLER =
      """
      package sample;
      import im.herald.command.Answer;
      import im.herald.inbox.*;
      import im.herald.message.*;
      public class Greeter implements Handler {
        public String name() {
          return "greeter";
        }
        public Outcome handle(IncomingMessage message, Role role) {
          return message.text().startsWith("good morning")
              ? new Outcome.Replied(Answer.of("Good morning, " + role + "."))
              : new Outcome.Passed();
        }
      }
      """;

  private final XmppServer server;
  private BotHome home;
  private BareJid bot;
  private Person owner;
  private Person user;

  PluginIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() {
    owner = Person.register(server, "owner");
    user = Person.register(server, "user");
    home = BotHome.on(server).withOwner(owner);
    bot = home.jid();
  }

  @AfterEach
  void end() throws Exception {
    owner.close();
    user.close();
    home.close();
  }

  @Test
  void aJarBringsCommandsAndHandlers() throws IOException {
    command("Dice", "dice", "return Answer.of(\"You threw 4.\");");
    PluginJar.write(
        home.plugins().resolve("greeter.jar"),
        "im.herald.inbox.Handler",
        Map.of("sample.Greeter", HANDLER));
    home.with("commands.allow.dice = admin");
    try (BotHere running = home.startsHere()) {
      assertThat(owner.asks(bot, "dice")).as(running.log()::last).isEqualTo("You threw 4.");
      assertThat(owner.asks(bot, "help dice")).contains("A sample");
      assertThat(user.asks(bot, "dice")).contains("needs the role admin");
      assertThat(user.asks(bot, "good morning, bot")).isEqualTo("Good morning, user.");
      assertThat(user.asks(bot, "ping")).isEqualTo("pong");
    }
  }

  @Test
  void aNameThatIsTakenKeepsTheBotFromStarting() throws IOException {
    command("Ping", "ping", "return Answer.of(\"mine\");");
    try (BotProcess process = home.starts()) {
      assertThat(process.exits()).isEqualTo(CONFIGURATION);
      assertThat(process.log().text()).contains("ping").doesNotContain("Exception");
    }
  }

  @Test
  void theWorstCommandsHarmNobodyElse() throws IOException {
    command("Throws", "throws", "throw new IllegalStateException(\"a secret\");");
    command("Loops", "loops", "while (true) { Thread.onSpinWait(); }");
    command("Shouts", "shouts", "return Answer.of(\"x\".repeat(1 << 20));");
    command("Dies", "dies", "throw new StackOverflowError();");
    // In a process of its own: the loop goes on for as long as that lives.
    try (BotProcess running = home.starts().online()) {
      assertThat(user.asks(bot, "throws")).doesNotContain("secret", "Exception");
      assertThat(user.asks(bot, "dies")).doesNotContain("StackOverflow");
      String shouted = user.asks(bot, "shouts");
      while (!shouted.contains("[cut here")) {
        shouted = user.hears();
      }
      user.says(bot, "loops");

      assertThat(owner.asks(bot, "ping")).as(running.log()::last).isEqualTo("pong");

      running.log().next("loops was not done", Duration.ofSeconds(45));
      assertThat(user.hears()).contains("`loops` took longer than 30 s");
      assertThat(user.asks(bot, "ping")).isEqualTo("pong");
    }
  }

  private void command(String type, String name, String body) throws IOException {
    String source =
        """
        package sample;
        import im.herald.command.*;
        import im.herald.message.Role;
        import java.util.List;
        public class %1$s implements Command {
          public CommandSpec spec() {
            return new CommandSpec("%2$s", Role.ANYONE, "a sample", List.of(), "%2$s");
          }
          public Answer run(CommandCall call) throws InterruptedException {
            %3$s
          }
        }
        """
            .formatted(type, name, body);
    PluginJar.write(
        home.plugins().resolve(name + ".jar"),
        "im.herald.command.Command",
        Map.of("sample." + type, source));
  }
}
