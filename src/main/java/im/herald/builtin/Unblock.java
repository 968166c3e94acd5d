package im.herald.builtin;

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

/// `unblock`: takes a `block` back.
final class Unblock implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "unblock",
          Role.ADMIN,
          "lets somebody who was blocked reach this bot again",
          List.of(Argument.addressOrServer("JID", "whom to unblock, as `blocked` shows them")),
          "unblock mallory@example.net");

  private final Blocklist blocklist;

  Unblock(Blocklist blocklist) {
    this.blocklist = blocklist;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
    BareJid jid = call.arguments().address("JID");
    if (!blocklist.all().contains(jid)) {
      throw new CommandFailure(Wording.of("%s is not blocked; see `blocked`.", jid));
    }
    blocklist.unblock(jid);
    return new Answer.Done(Wording.of("%s is not blocked any more.", jid));
  }
}
