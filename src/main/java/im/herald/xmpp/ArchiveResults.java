package im.herald.xmpp;

import im.herald.message.ArchiveId;
import im.herald.message.IncomingMessage;
import im.herald.message.Received;
import im.herald.xmpp.archive.AwaitedQuery;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.mam.element.MamElements.MamResultExtension;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;

/// Reads what the archive sends in answer to a query (XEP-0313 § 4.2). Only our own account sends
/// that, and only with the id of the query that is under way: anybody could wrap a message of
/// somebody else.
final class ArchiveResults {
  private final EntityBareJid account;
  private final StanzaReader reader;
  private final AwaitedQuery awaited;

  ArchiveResults(EntityBareJid account, StanzaReader reader, AwaitedQuery awaited) {
    this.account = account;
    this.reader = reader;
    this.awaited = awaited;
  }

  /// Whether `stanza` is a result, believed or not.
  static boolean isResult(Message stanza) {
    return MamResultExtension.from(stanza) != null;
  }

  /// The message in `stanza`, if it is one that somebody said to Herald. Its XML bears the time at
  /// which the server put it into the archive, as a message of offline storage does (XEP-0203).
  Optional<Received> read(Message stanza) {
    MamResultExtension result = MamResultExtension.from(stanza);
    if (result == null || !isOurs(stanza.getFrom()) || !awaited.takes(result.getQueryId())) {
      return Optional.empty();
    }
    Message archived = stamped(result);
    return reader
        .read(archived)
        .filter(ArchiveResults::isTalk)
        .map(
            message ->
                new Received(message, archived.toXML().toString(), ArchiveId.of(result.getId())));
  }

  private Message stamped(MamResultExtension result) {
    Message archived = result.getForwarded().getForwardedStanza();
    @Nullable DelayInformation delay = result.getForwarded().getDelayInformation();
    return delay == null
        ? archived
        : archived
            .asBuilder()
            .addExtension(new DelayInformation(delay.getStamp(), account.toString(), null))
            .build();
  }

  private static boolean isTalk(IncomingMessage message) {
    return switch (message.kind()) {
      case CHAT, NORMAL -> true;
      case HEADLINE, ERROR -> false;
    };
  }

  private boolean isOurs(@Nullable Jid from) {
    return from == null || from.equals(account);
  }
}
