package im.herald.builtin;

import im.herald.builtin.Schedules.Schedule;
import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Arguments;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;

/// `schedule add`: a timed message, from now on and across restarts.
final class ScheduleAdd implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "schedule add",
          Role.ADMIN,
          "sends a message at certain times",
          List.of(
              Argument.word("NAME", "what to call the schedule"),
              Argument.choice("HOW", List.of("cron", "every", "at"), "what WHEN is"),
              Argument.word(
                  "WHEN",
                  "a cron expression in quotes such as \"0 0 9 ? * MON-FRI\","
                      + " a duration such as 1h, or a time such as 2026-12-01T09:00+01:00"),
              Argument.keyword("to"),
              Argument.recipients(
                  "JID[,JID]",
                  "who gets it, rooms too; @contacts, @owners and @rooms stand for all of them"),
              Argument.text("TEXT", "the message")),
          "schedule add standup cron \"0 0 9 ? * MON-FRI\" to romeo@example.org Stand-up!");

  private final Schedules schedules;
  private final ScheduleInWords words;

  ScheduleAdd(Schedules schedules, ScheduleInWords words) {
    this.schedules = schedules;
    this.words = words;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure {
    Arguments arguments = call.arguments();
    Schedule added =
        schedules.add(
            arguments.text("NAME"),
            arguments.text("HOW"),
            arguments.text("WHEN"),
            arguments.recipients("JID[,JID]"),
            arguments.text("TEXT"));
    return Answer.of(Wording.of("Added %s: %s.", added.name(), words.next(added)));
  }
}
