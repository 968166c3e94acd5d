package im.herald.xmpp.room;

import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.Sender;
import im.herald.message.StanzaId;
import im.herald.xmpp.manners.Beside;
import im.herald.xmpp.reply.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
  private final Supplier<RoomFeatures> announced;
  private final Supplier<String> prefix;
  private final InstantSource clock;

  /// @param announced what the room says of itself; asked at each message
  /// @param prefix likewise
  RoomMessages(
      RoomTerms terms,
      Occupants occupants,
      Supplier<RoomFeatures> announced,
      Supplier<String> prefix,
      InstantSource clock) {
    this.terms = terms;
    this.occupants = occupants;
    this.announced = announced;
    this.prefix = prefix;
    this.clock = clock;
  }

  /// Empty, too, while Herald is out of the room: then nobody knows who is who.
  Optional<IncomingMessage> read(Message stanza) {
    @Nullable Resourcepart nick = stanza.getFrom().getResourceOrNull();
    String text = text(stanza);
    Optional<Resourcepart> own = occupants.own();
    if (nick == null
        || text.isBlank()
        || own.isEmpty()
        || own.get().equals(nick)
        || stanza.hasExtension(DelayInformation.ELEMENT, DelayInformation.NAMESPACE)) {
      return Optional.empty();
    }
    Jid from = stanza.getFrom();
    return switch (stanza.getType()) {
      case groupchat ->
          Addressing.said(text, own.get(), prefix.get())
              .map(said -> message(stanza, new Conversation.Room(terms.jid()), said, nick));
      case chat, normal ->
          Optional.of(message(stanza, new Conversation.RoomPrivate(from), text, nick));
      case headline, error -> Optional.empty();
    };
  }

  /// What was said before everybody while Herald was away. Whoever has the nickname now may not be
  /// who had it then, and what the stanza says of its sender may be the sender's own invention:
  /// Prosody 0.12.3 archives that beside its own. So it was nobody whom one knows.
  Optional<IncomingMessage> read(ArchivedMessage archived) {
    Message stanza = archived.stanza();
    @Nullable Resourcepart nick = stanza.getFrom().getResourceOrNull();
    String text = text(stanza);
    if (nick == null || text.isBlank() || isOwn(nick)) {
      return Optional.empty();
    }
    return names()
        .flatMap(name -> Addressing.said(text, name, prefix.get()).stream())
        .findFirst()
        .map(
            said ->
                message(
                    stanza,
                    new Conversation.Room(terms.jid()),
                    said,
                    nickname(stanza),
                    Optional.of(archived.said())));
  }

  /// Empty if there is none.
  private static String text(Message stanza) {
    @Nullable String body = stanza.getBody();
    return body == null ? "" : Reply.ownWords(stanza, body);
  }

  /// As what people may have addressed Herald.
  private Stream<Resourcepart> names() {
    return Stream.of(occupants.own(), Optional.of(terms.nick()), occupants.lastOwn())
        .flatMap(Optional::stream)
        .distinct();
  }

  /// Whether Herald was called so, or may have been while its nickname was somebody else's.
  private boolean isOwn(Resourcepart nick) {
    String wanted = terms.nick().toString();
    return names().anyMatch(nick::equals)
        || (nick.toString().startsWith(wanted)
            && nick.toString().substring(wanted.length()).chars().allMatch(c -> c == '_'));
  }

  private IncomingMessage message(
      Message stanza, Conversation conversation, String text, Resourcepart nick) {
    return message(stanza, conversation, text, sender(stanza, nick), Optional.empty());
  }

  private IncomingMessage message(
      Message stanza,
      Conversation conversation,
      String text,
      Sender sender,
      Optional<Instant> delayedSince) {
    @Nullable String id = stanza.getStanzaId();
    return new IncomingMessage(
            id == null || id.isEmpty() ? StanzaId.random() : new StanzaId(id),
            conversation,
            sender,
            Kind.CHAT,
            text,
            Optional.ofNullable(stanza.getThread()).filter(t -> t.length() <= LONGEST_THREAD),
            delayedSince,
            clock.instant())
        .with(Beside.inRoom(stanza, text));
  }

  private Sender sender(Message stanza, Resourcepart nick) {
    return occupants
        .account(nick)
        .<Sender>map(account -> new Sender.Person(stanza.getFrom(), account, terms.atMost()))
        .orElseGet(() -> nickname(stanza));
  }

  private Sender nickname(Message stanza) {
    return announced.get().occupants()
        ? OccupantId.of(stanza, terms.jid())
            .map(who -> new Sender.Nickname(stanza.getFrom(), who))
            .orElseGet(() -> new Sender.Nickname(stanza.getFrom()))
        : new Sender.Nickname(stanza.getFrom());
  }
}
