package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;

/// `account password`: a new generated password. Chat is no place for it, so the answer says only
/// where it is kept.
final class AccountPassword implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "account password",
          Role.OWNER,
          "gives the account a new generated password",
          List.of(),
          "account password");

  private final Account account;

  AccountPassword(Account account) {
    this.account = account;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
    return Answer.of(
        Wording.of(
            "The password is changed. The new one is kept in %s.", account.changePassword()));
  }
}
