package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import java.util.List;

/// `contact remove`: takes somebody off the roster, which ends the subscriptions of both sides.
final class ContactRemove implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "contact remove",
          Role.ADMIN,
          "removes somebody from the contacts; neither sees the other's presence any more",
          List.of(Argument.address("JID", "whom to remove")),
          "contact remove romeo@example.org");

  private final Contacts contacts;

  ContactRemove(Contacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
    return Answer.of(contacts.remove(call.arguments().address("JID")));
  }
}
