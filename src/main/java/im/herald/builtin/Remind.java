package im.herald.builtin;

import im.herald.builtin.Reminders.Reminder;
import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Conversation;
import im.herald.message.Recipient;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.time.ZoneId;
import java.util.List;
import org.jxmpp.jid.BareJid;

/// `remind`: a timed message to oneself, or to the room where it is asked for.
final class Remind implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "remind",
          Role.USER,
          "reminds you of something, here, in your own time zone",
          List.of(
              Argument.moment(
                  "WHEN",
                  "in 90s, in 2h30m, at 18:30, tomorrow 9:00, on 2026-12-24 18:00, every monday 9:00"
                      + " or every day 9:00"),
              Argument.text("TEXT", "what to remind you of")),
          "remind in 10m the tea");

  private final Reminders reminders;
  private final TimeZones zones;
  private final ReminderInWords words;

  Remind(Reminders reminders, TimeZones zones, ReminderInWords words) {
    this.reminders = reminders;
    this.zones = zones;
    this.words = words;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
    BareJid person = Reminded.person(call);
    String text = call.arguments().text("TEXT");
    Reminder added =
        switch (call.conversation()) {
          case Conversation.Direct direct -> {
            ZoneId zone = zones.of(person, call.caller());
            yield add(call, person, new Recipient.Person(person), zone, text);
          }
          case Conversation.Room room -> {
            ZoneId zone = zones.of(person, person);
            String nickname = call.caller().getResourceOrEmpty().toString();
            yield add(
                call, person, new Recipient.Person(room.address()), zone, nickname + ": " + text);
          }
          case Conversation.RoomPrivate _ ->
              throw new CommandFailure(
                  Wording.of(
                      "Somebody else may have your nickname by then. Ask for it in a direct chat, or in"
                          + " the room before everybody."));
        };
    return Answer.of(Wording.of("Reminder %d: %s.", added.number(), words.next(added)));
  }

  private Reminder add(CommandCall call, BareJid person, Recipient to, ZoneId zone, String text)
      throws CommandFailure {
    return reminders.add(person, to, call.arguments().text("WHEN"), zone, text);
  }
}
