package im.herald.xmpp;

import im.herald.message.CleanText;
import im.herald.message.Conversation;
import im.herald.message.Manner;
import im.herald.message.OutgoingMessage;
import im.herald.xmpp.manners.Beside;
import im.herald.xmpp.reply.Reply;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.delay.packet.DelayInformation;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jivesoftware.smackx.sid.element.OriginIdElement;

/// Writes message stanzas. Everything in them goes through [CleanText].
final class StanzaWriter {
  private StanzaWriter() {}

  /// `message` as a stanza of chat, or groupchat for a room (XEP-0045 § 7.4). Its id is there
  /// twice, as the stanza's and as its origin id (XEP-0359 § 3), so that a message sent again can
  /// be told from a new one.
  ///
  /// @param delayedSince becomes a stamp (XEP-0203 § 4)
  static Message write(OutgoingMessage message, Optional<Instant> delayedSince) {
    MessageBuilder stanza =
        StanzaBuilder.buildMessage(message.id().value())
            .ofType(type(message.to()))
            .to(message.to().address())
            .addExtension(new OriginIdElement(message.id().value()));
    if (message.to() instanceof Conversation.RoomPrivate) {
      stanza.addExtension(new MUCUser());
    }
    if (message.manner().form() != Manner.Form.REACTION) {
      stanza.setBody(CleanText.of(message.text()));
      message.answered().map(Reply::to).ifPresent(stanza::addExtension);
    }
    Beside.of(message).forEach(stanza::addExtension);
    message.thread().map(CleanText::of).ifPresent(stanza::setThread);
    delayedSince.map(Date::from).map(DelayInformation::new).ifPresent(stanza::addExtension);
    return stanza.build();
  }

  private static Message.Type type(Conversation to) {
    return switch (to) {
      case Conversation.Direct _, Conversation.RoomPrivate _ -> Message.Type.chat;
      case Conversation.Room _ -> Message.Type.groupchat;
    };
  }
}
