package im.herald.xmpp.room;

import im.herald.config.Secret;
import im.herald.message.Role;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.muc.packet.GroupChatInvitation;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityJid;
import org.jxmpp.jid.Jid;

/// Somebody asks Herald into a room.
///
/// @param by who asks, as whoever brings it says
/// @param password that lets Herald in, if it came along
/// @param direct whether it came from whoever asks, so that their server vouches for them
///   (XEP-0249); otherwise the room brought it, and says itself who asked (XEP-0045 § 7.8.2)
public record Invitation(
    EntityBareJid room, BareJid by, Optional<Secret> password, boolean direct) {
  /// Longer ones are no room's that people use, and the store keeps them all in one value.
  private static final int LONGEST_JID = 512;

  private static final int LONGEST_PASSWORD = 256;

  /// Whether `message` is one, whatever else is in it.
  public static boolean isOne(Message message) {
    return message.getType() != Message.Type.error
        && message.getType() != Message.Type.groupchat
        && (isMediated(message) || message.hasExtension(GroupChatInvitation.class));
  }

  private static boolean isMediated(Message message) {
    @Nullable MUCUser user = MUCUser.from(message);
    return user != null && user.getInvite() != null;
  }

  /// What is in `message`; empty if it cannot be what it says: one that the room brings comes from
  /// the room itself and names somebody.
  public static Optional<Invitation> in(Message message) {
    return (isMediated(message) ? mediated(message) : direct(message)).filter(Invitation::isShort);
  }

  /// Servers add the other kind for old clients. It says less, so it is not looked at.
  private static Optional<Invitation> mediated(Message message) {
    @Nullable MUCUser user = MUCUser.from(message);
    @Nullable Jid from = message.getFrom();
    if (user == null || user.getInvite() == null || from == null || from.hasResource()) {
      return Optional.empty();
    }
    @Nullable EntityBareJid room = from.asEntityBareJidIfPossible();
    @Nullable EntityJid by = user.getInvite().getFrom();
    return room == null || by == null
        ? Optional.empty()
        : Optional.of(new Invitation(room, by.asBareJid(), password(user.getPassword()), false));
  }

  private static Optional<Invitation> direct(Message message) {
    @Nullable GroupChatInvitation invitation = GroupChatInvitation.from(message);
    @Nullable Jid from = message.getFrom();
    return invitation == null || from == null
        ? Optional.empty()
        : Optional.of(
            new Invitation(
                invitation.getRoomAddress(),
                from.asBareJid(),
                password(invitation.getPassword()),
                true));
  }

  private static Optional<Secret> password(@Nullable String text) {
    return Optional.ofNullable(text).filter(t -> !t.isEmpty()).map(Secret::new);
  }

  private boolean isShort() {
    return room.length() <= LONGEST_JID
        && password.filter(p -> p.reveal().length() > LONGEST_PASSWORD).isEmpty();
  }

  /// How far the room is believed if Herald follows: as far as whoever asked; and where only the
  /// room says who that was, nobody there is more than a user.
  ///
  /// @param inviter the role of whoever asks
  public Role atMost(Role inviter) {
    return direct || Role.USER.covers(inviter) ? inviter : Role.USER;
  }
}
