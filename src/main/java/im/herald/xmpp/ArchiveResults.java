package im.herald.xmpp;

import im.herald.message.ArchiveId;
import im.herald.message.IncomingMessage;
import im.herald.message.Received;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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
  private final AtomicReference<Optional<String>> query = new AtomicReference<>(Optional.empty());

  ArchiveResults(EntityBareJid account, StanzaReader reader) {
    this.account = account;
    this.reader = reader;
  }

  /// Results of the query `queryId` are believed from now on, and of no other.
  void expect(String queryId) {
    query.set(Optional.of(queryId));
  }

  /// Those of `queryId` are not any more. Who asked before somebody else did says so late.
  void expectNoMore(String queryId) {
    query.updateAndGet(current -> current.filter(id -> !id.equals(queryId)));
  }

  /// Whether `stanza` is a result, believed or not.
  static boolean isResult(Message stanza) {
    return MamResultExtension.from(stanza) != null;
  }

  /// The message in `stanza`, if it is one that somebody said to Herald. Its XML bears the time at
  /// which the server put it into the archive, as a message of offline storage does (XEP-0203).
  Optional<Received> read(Message stanza) {
    MamResultExtension result = MamResultExtension.from(stanza);
    if (result == null || !isOurs(stanza.getFrom()) || !isAwaited(result.getQueryId())) {
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

  private boolean isAwaited(@Nullable String queryId) {
    return queryId != null && query.get().filter(queryId::equals).isPresent();
  }
}
