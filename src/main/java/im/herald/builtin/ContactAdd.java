package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Arguments;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import java.util.List;

/// `contact add`: puts somebody on the roster and asks to see their presence.
final class ContactAdd implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "contact add",
          Role.ADMIN,
          "adds somebody to the contacts and asks to see their presence",
          List.of(
              Argument.address("JID", "whom to add"),
              Argument.line("NAME", "what to call them").optional()),
          "contact add romeo@example.org Romeo");

  private final Contacts contacts;

  ContactAdd(Contacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
    Arguments arguments = call.arguments();
    return Answer.of(contacts.add(arguments.address("JID"), arguments.optionalText("NAME")));
  }
}
