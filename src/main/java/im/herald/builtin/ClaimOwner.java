package im.herald.builtin;

import im.herald.access.Access;
import im.herald.access.Claim;
import im.herald.command.Answer;
import im.herald.command.Argument;
import im.herald.command.Command;
import im.herald.command.CommandCall;
import im.herald.command.CommandFailure;
import im.herald.command.CommandSpec;
import im.herald.message.Conversation;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;
import org.jxmpp.jid.BareJid;

/// `claim`: makes somebody the first owner, with the code that Herald logged at its start.
final class ClaimOwner implements Command {
  static final String NAME = "claim";

  private static final CommandSpec SPEC =
      new CommandSpec(
          NAME,
          Role.ANYONE,
          "makes you the owner of this bot while it has none",
          List.of(Argument.word("CODE", "the code that the bot wrote to its log when it started")),
          "claim 7KQ2M9XWPR");

  private final Claim claim;
  private final Access access;

  ClaimOwner(Claim claim, Access access) {
    this.claim = claim;
    this.access = access;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(CommandCall call) throws CommandFailure {
    if (!(call.conversation() instanceof Conversation.Direct direct)) {
      throw new CommandFailure(
          Wording.of("A bot is claimed in a direct chat, where nobody else sees the code."));
    }
    BareJid person = direct.key();
    if (access.roleOf(person) == Role.OWNER) {
      return Answer.of(Wording.of("You are an owner of this bot already."));
    }
    if (access.hasOwner()) {
      throw new CommandFailure(
          Wording.of("This bot has an owner already, so it cannot be claimed."));
    }
    if (!claim.claim(person, call.arguments().text("CODE"))) {
      throw new CommandFailure(
          Wording.of(
              "That does not make you the owner. Look for the code in the bot's log; each start of the"
                  + " bot writes a new one, and after several wrong ones it takes no more."));
    }
    return Answer.of(Wording.of("You are the owner of this bot now, %s.", person));
  }
}
