package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.access.Access;
import im.herald.access.Budgets;
import im.herald.access.ClaimedInMemory;
import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandParser;
import im.herald.command.CommandRegistry;
import im.herald.command.CommandSpec;
import im.herald.config.AccessConfig;
import im.herald.config.Budget;
import im.herald.config.CommandsConfig;
import im.herald.config.CommandsConfig.Acknowledgement;
import im.herald.config.Rates;
import im.herald.inbox.CommandHandler;
import im.herald.inbox.FormDesk;
import im.herald.inbox.Guard;
import im.herald.inbox.Incidents;
import im.herald.message.Language;
import im.herald.message.Role;
import im.herald.scripted.FormsClient.FormAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whoever asks by form gets an answer in time, whatever the command does.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FormDeadlineTest {
  private static final String JULIET = "from='juliet@example.org/x'";

  private final CountDownLatch mayGoOn = new CountDownLatch(1);

  /// More patient than this test.
  @AutoClose private final Guard guard = new Guard(Duration.ofHours(1), new Incidents());

  @Test
  void aCommandThatHangsIsAnsweredForAndHoldsNothing(@TempDir Path folder) throws Exception {
    FormDesk desk = desk(Duration.ofSeconds(1));
    try (ScriptedServer server = ScriptedServer.start();
        Sessions _ =
            Sessions.on(
                server, folder, (_, _) -> CompletableFuture.completedFuture(true), () -> desk)) {
      FormsClient client = new FormsClient(server.online());
      String hanging = client.sends(JULIET, "set", runs("hang"));
      String pong = client.sends(JULIET, "get", "<ping xmlns='urn:xmpp:ping'/>");

      assertThat(client.answer(pong).xml()).contains("type='result'");
      FormAnswer late = client.answer(hanging);
      assertThat(late.status()).isEqualTo("completed");
      assertThat(late.noteType()).isEqualTo("error");
      assertThat(late.note()).isEqualTo("`hang` took longer than 1 s and was given up.");
      assertThat(mayGoOn.getCount()).isEqualTo(1);
    } finally {
      mayGoOn.countDown();
    }
  }

  private static String runs(String node) {
    return "<command xmlns='%s' node='%s'/>".formatted(FormsClient.COMMANDS, node);
  }

  private FormDesk desk(Duration deadline) {
    CommandsConfig commands = new CommandsConfig("!", Set.of(), Map.of(), Acknowledgement.LINE);
    Access access =
        new Access(
            new AccessConfig(List.of(), List.of(), List.of()), commands, new ClaimedInMemory());
    CommandRegistry registry = new CommandRegistry(List.of(new Hang()));
    Budget free = new Budget.Unlimited();
    return new FormDesk(
        () -> registry,
        _ -> true,
        new CommandHandler(() -> new CommandParser(registry, "!"), access, guard),
        access,
        new Budgets(new Rates(free, free, free, free), System::nanoTime),
        guard,
        deadline,
        () -> Language.ENGLISH);
  }

  private final class Hang implements Command {
    @Override
    public CommandSpec spec() {
      return new CommandSpec("hang", Role.ANYONE, "does not come back", List.of(), "hang");
    }

    /// Does not care that it is interrupted.
    @Override
    public Answer run(CommandCall call) {
      boolean gone = false;
      while (!gone) {
        try {
          mayGoOn.await();
          gone = true;
        } catch (InterruptedException e) {
          // It goes on hanging.
        }
      }
      return Answer.of("back");
    }
  }
}
