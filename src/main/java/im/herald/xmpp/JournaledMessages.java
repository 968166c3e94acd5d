package im.herald.xmpp;

import im.herald.message.IncomingMessage;
import im.herald.store.JournalEntry;
import im.herald.xmpp.room.HeardInRoom;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jxmpp.JxmppContext;
import org.jxmpp.jid.EntityBareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads messages of the journal as they were read when they came.
public final class JournaledMessages {
  private static final Logger LOG = LoggerFactory.getLogger(JournaledMessages.class);

  private final EntityBareJid account;

  /// @param account our own
  public JournaledMessages(EntityBareJid account) {
    SmackSettings.apply();
    this.account = account;
  }

  /// The message in `entry`; empty if there is none that this version reads.
  public Optional<IncomingMessage> read(JournalEntry entry) {
    try {
      if (HeardInRoom.is(entry.stanza())) {
        return Optional.of(HeardInRoom.read(entry.stanza(), entry.received()));
      }
      XmlPullParser parser = PacketParserUtils.getParserFor(entry.stanza());
      Stanza stanza =
          PacketParserUtils.parseStanza(
              parser, XmlEnvironment.EMPTY, JxmppContext.getDefaultContext());
      return stanza instanceof Message message
          ? new StanzaReader(account, entry::received).read(message)
          : Optional.empty();
    } catch (Exception e) {
      LOG.error("message {} of the journal cannot be read", entry.number(), e);
      return Optional.empty();
    }
  }
}
