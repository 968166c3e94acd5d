package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;

/// `account delete`: the account is removed on its server, in two steps.
final class AccountDelete implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "account delete",
          Role.OWNER,
          "removes this bot's account from its server and stops; asks for a code first",
          List.of(),
          "account delete");

  private final Account account;

  AccountDelete(Account account) {
    this.account = account;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) {
    return new Answer.Confirm(
        Wording.of(
            """
        This removes the account %s from its server for good: its contacts, and messages that wait \
        for it there. Then this bot stops, and does not register the account again by itself.\
        """,
            account.jid()),
        () ->
            new Answer.Last(
                Wording.of("Removing the account %s. Goodbye.", account.jid()), account::delete));
  }
}
