package im.herald.xmpp;

import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.Sender;
import im.herald.message.StanzaId;
import im.herald.xmpp.manners.Beside;
import im.herald.xmpp.manners.Encryption;
import im.herald.xmpp.reply.Reply;
import im.herald.xmpp.room.Invitation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.namespace.QName;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;

/// Reads Smack's message stanzas. What is not a text that somebody else said to Herald comes to
/// nothing here: what rooms send, which [im.herald.xmpp.room] reads; invitations; carbons (what the
/// account's other clients say and hear is not said to Herald), archive results (which
/// [ArchiveResults] reads), reflections of its own, and stanzas without text, such as chat states
/// and receipts.
final class StanzaReader {
  /// Wrappers that carry somebody's message inside: XEP-0280 § 7, § 8 and XEP-0313 § 4.2. Not
  /// `<private/>`, with which a client only asks for no carbons (XEP-0280 § 9).
  private static final Set<QName> WRAPPERS =
      Set.of(
          new QName("urn:xmpp:carbons:2", "sent"),
          new QName("urn:xmpp:carbons:2", "received"),
          new QName("urn:xmpp:mam:2", "result"));

  /// Answers repeat the thread. One as long as a stanza would make ours longer than the server
  /// takes, and it would end the stream each time the answer is sent again.
  private static final int LONGEST_THREAD = 256;

  private final EntityBareJid account;
  private final InstantSource clock;
  private final Predicate<BareJid> isOfRoom;

  StanzaReader(EntityBareJid account, InstantSource clock) {
    this(account, clock, _ -> false);
  }

  /// @param isOfRoom whether this is the address of a room: what comes from there is nobody's
  ///   direct chat, whoever is behind it
  StanzaReader(EntityBareJid account, InstantSource clock, Predicate<BareJid> isOfRoom) {
    this.isOfRoom = isOfRoom;
    this.account = account;
    this.clock = clock;
  }

  /// The message in `stanza`, if it is one.
  Optional<IncomingMessage> read(Message stanza) {
    @Nullable Jid from = stanza.getFrom();
    if (from == null
        || from.asBareJid().equals(account)
        || isWrapper(stanza)
        || isOfRoom.test(from.asBareJid())
        || MUCUser.from(stanza) != null
        || Invitation.isOne(stanza)) {
      return Optional.empty();
    }
    return kind(stanza)
        .flatMap(kind -> text(stanza, kind).map(text -> message(stanza, from, kind, text)));
  }

  private IncomingMessage message(Message stanza, Jid from, Kind kind, String text) {
    @Nullable String id = stanza.getStanzaId();
    return new IncomingMessage(
            id == null || id.isEmpty() ? StanzaId.random() : new StanzaId(id),
            new Conversation.Direct(from),
            Sender.Person.at(from),
            kind,
            text,
            Optional.ofNullable(stanza.getThread()).filter(t -> t.length() <= LONGEST_THREAD),
            delayedSince(stanza),
            clock.instant())
        .with(Beside.inChat(stanza, text));
  }

  private static Optional<Kind> kind(Message stanza) {
    return switch (stanza.getType()) {
      case chat -> Optional.of(Kind.CHAT);
      case normal -> Optional.of(Kind.NORMAL);
      case headline -> Optional.of(Kind.HEADLINE);
      case error -> Optional.of(Kind.ERROR);
      case groupchat -> Optional.empty();
    };
  }

  /// The body; for an error what the server says, since the body is our own coming back.
  private static Optional<String> text(Message stanza, Kind kind) {
    if (kind == Kind.ERROR) {
      return Optional.of(
          stanza.getError() == null ? "an error" : ServerWords.of(stanza.getError()));
    }
    return Optional.ofNullable(stanza.getBody())
        .or(() -> stanza.getBodies().stream().map(Message.Body::getMessage).findFirst())
        .map(body -> Reply.ownWords(stanza, body))
        .filter(body -> !body.isBlank())
        .or(() -> Encryption.isSealed(stanza) ? Optional.of(Encryption.UNREAD) : Optional.empty());
  }

  static boolean isWrapper(Message stanza) {
    return stanza.getExtensions().stream().anyMatch(e -> WRAPPERS.contains(e.getQName()));
  }

  /// When it was first sent, if our own server or account says so (XEP-0203 § 4): anybody could add
  /// a stamp of somebody else.
  private Optional<Instant> delayedSince(Message stanza) {
    return stanza.getExtensions(DelayInformation.class).stream()
        .filter(delay -> isOurs(delay.getFrom()))
        .map(delay -> delay.getStamp().toInstant())
        .min(Comparator.naturalOrder());
  }

  private boolean isOurs(@Nullable String stampedBy) {
    return account.toString().equals(stampedBy)
        || account.asDomainBareJid().toString().equals(stampedBy);
  }
}
