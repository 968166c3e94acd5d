package im.herald.builtin;

import im.herald.access.Access;
import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/// `block`: the server keeps somebody, or all of a server, from Herald. Nobody shuts out those who
/// could shut them out.
final class Block implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "block",
          Role.ADMIN,
          "has the server keep somebody, or all of a server, from this bot",
          List.of(Argument.addressOrServer("JID", "whom to block, or a server")),
          "block mallory@example.net");

  private final Blocklist blocklist;
  private final Access access;

  Block(Blocklist blocklist, Access access) {
    this.blocklist = blocklist;
    this.access = access;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure, InterruptedException {
    BareJid jid = call.arguments().address("JID");
    Role theirs = access.roleOf(jid);
    if (jid.equals(call.caller().asBareJid())) {
      throw new CommandFailure(Wording.of("That is you, and then you could not take it back."));
    }
    if (!call.role().covers(theirs)) {
      throw new CommandFailure(
          Wording.of("%s has the role %s; you are %s.", jid, theirs, call.role()));
    }
    Optional<BareJid> owner =
        jid.hasLocalpart()
            ? Optional.empty()
            : access.owners().stream()
                .filter(other -> other.getDomain().equals(jid.getDomain()))
                .findAny();
    if (owner.isPresent()) {
      throw new CommandFailure(Wording.of("%s is there, who is an owner.", owner.get()));
    }
    blocklist.block(jid);
    return new Answer.Done(Wording.of("%s is blocked: the server keeps back what they send.", jid));
  }
}
