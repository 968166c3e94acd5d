package im.herald.builtin;

import im.herald.builtin.Reminders.Reminder;
import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;

/// `reminders`: those of whoever asks; in a room only those that are said there, for everybody
/// reads the answer.
final class RemindersList implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "reminders", Role.USER, "lists what you are to be reminded of", List.of(), "reminders");

  private final Reminders reminders;
  private final ReminderInWords words;

  RemindersList(Reminders reminders, ReminderInWords words) {
    this.reminders = reminders;
    this.words = words;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure {
    List<Reminder> mine =
        reminders.of(Reminded.person(call)).stream()
            .filter(reminder -> reminder.mayBeShown(call.conversation()))
            .toList();
    return Answer.of(
        mine.isEmpty()
            ? Wording.of(
                "There is nothing to remind you of. One reminder: `remind in 10m the tea`.")
            : Wording.joined("\n", mine.stream().map(words::line)));
  }
}
