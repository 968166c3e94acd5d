package im.herald.builtin;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.time.Instant;
import java.util.List;

/// `version`: name, version, and for how long this process has run.
final class Version implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "version", Role.ANYONE, "says name, version and uptime", List.of(), "version");

  private final Instant started;
  private final TimeInWords words;

  Version(Instant started, TimeInWords words) {
    this.started = started;
    this.words = words;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) {
    return Answer.of(Wording.of("Herald %s, up for %s.", Release.version(), words.since(started)));
  }
}
