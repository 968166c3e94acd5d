package im.herald.xmpp;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.roster.packet.RosterPacket;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts stanzas in which somebody says what only our own server and account may: carbons
/// (XEP-0280 § 11), results of the archive (XEP-0313 § 8) and roster pushes (RFC 6121 § 2.1.6).
/// Whoever reads those drops forged ones. Any thread.
public final class Forgeries {
  private static final Logger LOG = LoggerFactory.getLogger(Forgeries.class);

  private final EntityBareJid account;
  private final AtomicLong count = new AtomicLong();

  /// @param account our own
  public Forgeries(EntityBareJid account) {
    this.account = account;
  }

  /// How many came since Herald was started.
  public long count() {
    return count.get();
  }

  /// Counts `stanza` if it is one.
  void look(Stanza stanza) {
    what(stanza)
        .ifPresent(
            what -> {
              count.incrementAndGet();
              LOG.info("forged {} from {} dropped", what, stanza.getFrom());
            });
  }

  private Optional<String> what(Stanza stanza) {
    if (isOurs(stanza.getFrom())) {
      return Optional.empty();
    }
    return switch (stanza) {
      case RosterPacket push when push.isRequestIQ() -> Optional.of("roster push");
      case Message message when StanzaReader.isWrapper(message) -> Optional.of("message");
      default -> Optional.empty();
    };
  }

  private boolean isOurs(@Nullable Jid from) {
    return from == null
        || from.asBareJid().equals(account)
        || from.equals(account.asDomainBareJid());
  }
}
