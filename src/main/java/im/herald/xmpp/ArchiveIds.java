package im.herald.xmpp;

import im.herald.message.ArchiveId;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.sid.element.StanzaIdElement;
import org.jxmpp.jid.EntityBareJid;

/// Reads where a message is in our archive (XEP-0359 § 3). Anybody can write such an id into a
/// message; a server that announces them takes forged ones out (§ 5), so it is believed only there.
///
/// Whether the server announces it is kept: messages to our full address may come before it has
/// said so again.
final class ArchiveIds {
  private static final String ANNOUNCED = "archive.announced";

  private final EntityBareJid account;
  private final KeptValues kept;
  private volatile boolean believed;

  ArchiveIds(EntityBareJid account, KeptValues kept) {
    this.account = account;
    this.kept = kept;
    this.believed = kept.get(ANNOUNCED).isPresent();
  }

  /// The account announces them, or does not.
  void announced(boolean announced) {
    if (announced != believed) {
      if (announced) {
        kept.put(ANNOUNCED, "true");
      } else {
        kept.remove(ANNOUNCED);
      }
      believed = announced;
    }
  }

  /// Where `stanza` is in our archive, if that can be believed.
  Optional<ArchiveId> of(Message stanza) {
    if (!believed) {
      return Optional.empty();
    }
    return stanza.getExtensions(StanzaIdElement.class).stream()
        .filter(id -> account.toString().equals(id.getBy()))
        .findFirst()
        .flatMap(id -> ArchiveId.of(id.getId()));
  }
}
