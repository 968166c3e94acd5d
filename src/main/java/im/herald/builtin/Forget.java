package im.herald.builtin;

import im.herald.builtin.Reminders.Reminder;
import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;
import org.jxmpp.jid.BareJid;

/// `forget`: takes a reminder back.
final class Forget implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "forget",
          Role.USER,
          "takes back a reminder of yours",
          List.of(Argument.number("N", 1, 20, "its number, as `reminders` shows it")),
          "forget 1");

  private final Reminders reminders;

  Forget(Reminders reminders) {
    this.reminders = reminders;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure {
    int number = (int) call.arguments().number("N");
    BareJid person = Reminded.person(call);
    if (reminders.of(person).stream()
        .anyMatch(one -> one.number() == number && !one.mayBeShown(call.conversation()))) {
      throw new CommandFailure(
          Wording.of("In a room I speak of its own reminders only; ask me in a chat."));
    }
    Reminder gone = reminders.forget(person, number);
    return new Answer.Done(Wording.of("Reminder %d is forgotten.", gone.number()));
  }
}
