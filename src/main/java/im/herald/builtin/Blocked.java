package im.herald.builtin;

import static java.util.stream.Collectors.joining;

import im.herald.command.Answer;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;
import org.jxmpp.jid.Jid;

/// `blocked`: those whom the server keeps back, one line each.
final class Blocked implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec("blocked", Role.ADMIN, "lists those who are blocked", List.of(), "blocked");

  private final Blocklist blocklist;

  Blocked(Blocklist blocklist) {
    this.blocklist = blocklist;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
    List<Jid> all = blocklist.all();
    return Answer.quoting(
        all.isEmpty()
            ? Wording.of("Nobody is blocked.")
            : Wording.verbatim(all.stream().map(Jid::toString).collect(joining("\n"))));
  }
}
