package im.herald.inbox;

import im.herald.message.IncomingMessage;
import im.herald.message.OutgoingMessage;
import im.herald.message.Sender;
import im.herald.message.StanzaId;
import im.herald.message.Wording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;

/// Lets a corrected message (XEP-0308) run in the place of the one that it corrects: only if that
/// is still the last that this person said here, from the same client, and once. Its answer is a
/// correction of the first one's.
///
/// What was done is not undone: to run again something that was said long ago, and between other
/// things, would surprise. Remembered in memory only. Any thread; the messages of one conversation
/// come one after the other.
final class Corrections implements Filter {
  private static final int PEOPLE = 10_000;

  /// Nobody chooses how much is kept.
  private static final int LONGEST_ID = 256;

  private final Map<Person, Last> last =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Person, Last> eldest) {
          return size() > PEOPLE;
        }
      };

  @Override
  public synchronized Verdict check(IncomingMessage message) {
    Optional<StanzaId> corrected = message.signs().corrects();
    if (corrected.isEmpty()) {
      note(message);
      return new Verdict.Accept();
    }
    @Nullable Last before = last.get(Person.of(message));
    if (before == null || !before.isCorrectedBy(message, corrected.get())) {
      return new Verdict.Refuse(
          "corrects what is not the last",
          Wording.of(
              "I run a correction only of the last that you wrote, and only once. Write it as a new"
                  + " message."));
    }
    before.correction = Optional.of(message.id());
    return new Verdict.Accept();
  }

  private void note(IncomingMessage message) {
    last.remove(Person.of(message));
    if (message.id().value().length() <= LONGEST_ID && isKnown(message.sender())) {
      last.put(Person.of(message), new Last(message));
    }
  }

  /// Whoever has a nickname now need not be who had it before (XEP-0308 § 5).
  private static boolean isKnown(Sender sender) {
    return switch (sender) {
      case Sender.Person _ -> true;
      case Sender.Nickname(Jid address, Jid identity) -> !address.equals(identity);
    };
  }

  /// `answer`, which is one to `message`, as it is to be said.
  synchronized OutgoingMessage toBeSaid(IncomingMessage message, OutgoingMessage answer) {
    @Nullable Last to = last.get(Person.of(message));
    if (to == null) {
      return answer;
    }
    if (message.signs().corrects().isEmpty()) {
      if (!to.is(message)) {
        return answer;
      }
      to.answer = to.answer.or(() -> Optional.of(answer.id()));
      return answer;
    }
    // What is refused is in nobody's place.
    if (!to.correction.equals(Optional.of(message.id()))) {
      return answer;
    }
    Optional<StanzaId> first = to.answer;
    to.answer = Optional.empty();
    return first.map(id -> answer.with(answer.manner().correcting(id))).orElse(answer);
  }

  /// Somebody in one conversation.
  private record Person(BareJid conversation, Jid identity) {
    static Person of(IncomingMessage message) {
      return new Person(message.conversation().key(), message.sender().identity());
    }
  }

  /// The last that somebody said, and the first that was said in answer.
  private static final class Last {
    private final Jid from;
    private final StanzaId id;
    private Optional<StanzaId> answer = Optional.empty();
    private Optional<StanzaId> correction = Optional.empty();

    Last(IncomingMessage message) {
      this.from = message.from();
      this.id = message.id();
    }

    boolean is(IncomingMessage message) {
      return from.equals(message.from()) && id.equals(message.id());
    }

    boolean isCorrectedBy(IncomingMessage message, StanzaId which) {
      return correction.isEmpty() && from.equals(message.from()) && id.equals(which);
    }
  }
}
