package im.herald.xmpp;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;

/// Behind which messages the server is asked what it has (XEP-0198 § 4): behind the first, behind
/// every third while it owes an answer, and behind the last when it has answered. So it is asked as
/// often as it answers, and each message is acknowledged as soon as that can be.
///
/// For one thread at a time.
final class AcknowledgementQuestions {
  private static final int FEW = 3;

  /// The messages behind which it was asked, and which it has not acknowledged. By identity.
  private final Set<Stanza> underway = Collections.newSetFromMap(new IdentityHashMap<>());

  /// The last message behind which it was not asked.
  private Optional<Message> unasked = Optional.empty();

  private int count;

  /// `message` was sent.
  ///
  /// @return whether the server is to be asked now
  boolean sent(Message message) {
    if (!underway.isEmpty() && ++count < FEW) {
      unasked = Optional.of(message);
      return false;
    }
    ask(message);
    return true;
  }

  /// The server has acknowledged `stanza`.
  ///
  /// @return whether it is to be asked now
  boolean acknowledged(Stanza stanza) {
    // Smack does not promise to tell of them in order.
    unasked = unasked.filter(message -> !message.equals(stanza));
    if (!underway.remove(stanza) || !underway.isEmpty()) {
      return false;
    }
    Optional<Message> last = unasked;
    last.ifPresent(this::ask);
    return last.isPresent();
  }

  private void ask(Message message) {
    underway.add(message);
    unasked = Optional.empty();
    count = 0;
  }

  /// The stream is another one: what was asked on the last one is not answered any more.
  void begin() {
    underway.clear();
    unasked = Optional.empty();
    count = 0;
  }
}
