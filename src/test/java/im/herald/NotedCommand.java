package im.herald;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandSpec;
import java.util.List;

/// A command that does nothing but to say that it ran.
///
/// @param ran gets its name each time
public record NotedCommand(CommandSpec spec, List<String> ran) implements Command {
  @Override
  public Answer run(CommandCall call) {
    ran.add(spec.name());
    return Answer.of("done");
  }
}
