package im.herald.xmpp;

import im.herald.builtin.Blocklist;
import im.herald.command.CommandFailure;
import im.herald.message.Wording;
import java.util.Comparator;
import java.util.List;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.blocking.element.BlockContactsIQ;
import org.jivesoftware.smackx.blocking.element.BlockListIQ;
import org.jivesoftware.smackx.blocking.element.UnblockContactsIQ;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;

/// The account's block list on the server (XEP-0191), which is the only one: nothing is kept here.
/// Not by Smack's own class for it, which adds to its copy of the list whatever anybody pushes.
public final class ServerBlocklist implements Blocklist {
  private final EntityBareJid account;
  private final CurrentSession current;

  public ServerBlocklist(EntityBareJid account, CurrentSession current) {
    this.account = account;
    this.current = current;
  }

  @Override
  public void block(BareJid jid) throws CommandFailure, InterruptedException {
    if (jid.equals(account) || jid.equals(account.asDomainBareJid())) {
      throw new CommandFailure(Wording.of("%s is this bot itself, or its server.", jid));
    }
    ask(new BlockContactsIQ(List.of(jid)));
  }

  @Override
  public void unblock(BareJid jid) throws CommandFailure, InterruptedException {
    ask(new UnblockContactsIQ(List.of(jid)));
  }

  @Override
  public List<Jid> all() throws CommandFailure, InterruptedException {
    return ask(new BlockListIQ()) instanceof BlockListIQ list
        ? list.getBlockedJidsCopy().stream().sorted(Comparator.comparing(Jid::toString)).toList()
        : List.of();
  }

  private IQ ask(IQ question) throws CommandFailure, InterruptedException {
    Session session = current.orFail();
    return ServerCall.answer(() -> session.smack().sendIqRequestAndWaitForResponse(question));
  }
}
