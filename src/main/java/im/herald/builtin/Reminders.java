package im.herald.builtin;

import im.herald.command.CommandFailure;
import im.herald.message.Conversation;
import im.herald.message.Recipient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jxmpp.jid.BareJid;

/// What people want to be reminded of. Kept across restarts.
public interface Reminders {
  /// Adds one.
  ///
  /// @param whose who wants it
  /// @param to where it is said: to them, or in a room
  /// @param when such as `in 10m`, `at 18:30`, `every monday 9:00`
  /// @param zone what the times in it go by
  /// @throws CommandFailure if `when` cannot be understood or is over, or if that would be too many
  Reminder add(BareJid whose, Recipient to, String when, ZoneId zone, String text)
      throws CommandFailure;

  /// Those of one person that are still to come, by number.
  List<Reminder> of(BareJid whose);

  /// Takes one back.
  ///
  /// @throws CommandFailure if that person has none with this number
  Reminder forget(BareJid whose, int number) throws CommandFailure;

  /// One reminder.
  ///
  /// @param number what its owner calls it; the next one may have it when this one is over
  /// @param next when it is said next
  /// @param again whether it comes again after that
  /// @param zone in which its owner thinks of it
  record Reminder(int number, Recipient to, String text, Instant next, boolean again, ZoneId zone) {
    /// Whether its owner may speak of it in `where`: in a room everybody reads the answer, so only
    /// of what is said there.
    boolean mayBeShown(Conversation where) {
      return switch (where) {
        case Conversation.Room room -> to.equals(new Recipient.Person(room.address()));
        case Conversation.Direct _, Conversation.RoomPrivate _ -> true;
      };
    }
  }
}
