package im.herald.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.command.Command;
import im.herald.command.CommandParser;
import im.herald.command.CommandRegistry;
import im.herald.command.CommandSpec;
import im.herald.command.ParsedMessage;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BuiltinCommandsTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void eachCommandNeedsTheRoleThatWasPromised() {
    assertThat(bot.specs().stream().map(spec -> spec.name() + ": " + spec.role()))
        .containsExactlyInAnyOrder(
            "help: anyone",
            "ping: anyone",
            "echo: anyone",
            "whoami: anyone",
            "version: anyone",
            "claim: anyone",
            "contact add: admin",
            "contact remove: admin",
            "contact list: admin",
            "block: admin",
            "unblock: admin",
            "blocked: admin",
            "presence: admin",
            "broadcast: admin",
            "send: admin",
            "room join: admin",
            "room leave: admin",
            "room list: admin",
            "schedule add: admin",
            "schedule list: admin",
            "schedule show: admin",
            "schedule pause: admin",
            "schedule resume: admin",
            "schedule remove: admin",
            "schedule run: admin",
            "remind: user",
            "reminders: user",
            "forget: user",
            "status: admin",
            "reload: owner",
            "quit: owner",
            "account password: owner",
            "account delete: owner");
  }

  @Test
  void theNamesAreThoseOfTheCommands() {
    assertThat(bot.commands())
        .extracting(command -> command.spec().name())
        .containsExactlyInAnyOrderElementsOf(BuiltinCommands.names());
  }

  @Test
  void eachExampleIsACallOfItsCommand() {
    List<Command> commands = bot.commands();
    CommandParser parser = new CommandParser(new CommandRegistry(commands), "!");
    assertThat(commands)
        .allSatisfy(
            command ->
                assertThat(parser.parse(command.spec().example()))
                    .isInstanceOfSatisfying(
                        ParsedMessage.Call.class,
                        call -> assertThat(call.command().spec()).isSameAs(command.spec())));
  }

  @Test
  void eachSummaryIsOneLineWithoutAFullStop() {
    assertThat(bot.specs())
        .extracting(CommandSpec::summary)
        .allMatch(s -> s.matches("[a-z].*[^.]"));
  }
}
