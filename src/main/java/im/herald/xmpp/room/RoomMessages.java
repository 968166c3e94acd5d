package im.herald.xmpp.room;

import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.Sender;
import im.herald.message.StanzaId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.parts.Resourcepart;

/// Reads what is said to Herald in one room: before everybody if it is addressed, and privately.
/// History, reflections of its own words, subjects and what people say to one another come to
/// nothing here. On Smack's thread.
final class RoomMessages {
  private static final int LONGEST_THREAD = 256;

  private final RoomTerms terms;
  private final Occupants occupants;
  private final Supplier<String> prefix;
  private final InstantSource clock;

  /// @param prefix asked at each message
  RoomMessages(RoomTerms terms, Occupants occupants, Supplier<String> prefix, InstantSource clock) {
    this.terms = terms;
    this.occupants = occupants;
    this.prefix = prefix;
    this.clock = clock;
  }

  /// Empty, too, while Herald is out of the room: then nobody knows who is who.
  Optional<IncomingMessage> read(Message stanza) {
    @Nullable Resourcepart nick = stanza.getFrom().getResourceOrNull();
    Optional<Resourcepart> own = occupants.own();
    @Nullable String body = stanza.getBody();
    if (nick == null
        || body == null
        || body.isBlank()
        || own.isEmpty()
        || own.get().equals(nick)
        || stanza.hasExtension(DelayInformation.ELEMENT, DelayInformation.NAMESPACE)) {
      return Optional.empty();
    }
    Jid from = stanza.getFrom();
    return switch (stanza.getType()) {
      case groupchat ->
          Addressing.said(body, own.get(), prefix.get())
              .map(said -> message(stanza, new Conversation.Room(terms.jid()), nick, said));
      case chat, normal ->
          Optional.of(message(stanza, new Conversation.RoomPrivate(from), nick, body));
      case headline, error -> Optional.empty();
    };
  }

  private IncomingMessage message(
      Message stanza, Conversation conversation, Resourcepart nick, String text) {
    @Nullable String id = stanza.getStanzaId();
    return new IncomingMessage(
        id == null || id.isEmpty() ? StanzaId.random() : new StanzaId(id),
        conversation,
        sender(stanza.getFrom(), nick),
        Kind.CHAT,
        text,
        Optional.ofNullable(stanza.getThread()).filter(t -> t.length() <= LONGEST_THREAD),
        Optional.empty(),
        clock.instant());
  }

  private Sender sender(Jid from, Resourcepart nick) {
    return occupants
        .account(nick)
        .<Sender>map(account -> new Sender.Person(from, account, terms.atMost()))
        .orElseGet(() -> new Sender.Nickname(from));
  }
}
