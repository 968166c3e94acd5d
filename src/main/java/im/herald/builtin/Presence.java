package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Show;
import im.herald.message.Wording;
import java.util.List;
import java.util.stream.Stream;

/// `presence`: how Herald shows itself to its contacts, now and at every later login.
final class Presence implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "presence",
          Role.ADMIN,
          "sets what all contacts see of this bot, now and at every later login",
          List.of(
              Argument.choice(
                  "SHOW",
                  Stream.of(Show.values()).map(Show::toString).toList(),
                  "how available it is"),
              Argument.text("TEXT", "its status, a line for people").optional()),
          "presence away Back at nine.");

  /// It goes out at every login, so one that the server finds too long would end every session.
  private static final int LONGEST_STATUS = 1000;

  private final OwnPresence presence;

  Presence(OwnPresence presence) {
    this.presence = presence;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
    Show show = Show.parse(call.arguments().text("SHOW")).orElseThrow();
    String status = call.arguments().optionalText("TEXT").orElse("");
    if (status.length() > LONGEST_STATUS) {
      throw new CommandFailure(
          Wording.of(
              "A status may have %d characters; this one has %d.",
              LONGEST_STATUS, status.length()));
    }
    presence.set(new OwnPresence.State(show, status));
    return new Answer.Done(
        Wording.of(
            "Shown as %s, %s, from now on and at every later login.",
            show, status.isEmpty() ? Wording.of("without a status") : "\"" + status + "\""));
  }
}
