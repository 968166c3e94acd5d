package im.herald.inbox;

import im.herald.command.Answer;
import im.herald.command.Answer.Step;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jxmpp.jid.BareJid;

/// Dangerous steps wait here until the person who asked sends their code back.
///
/// One question a person: a new one takes the place of the old. The first handler of all, since a
/// code is no command.
public final class OpenQuestions implements Handler {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Without letters and digits that look alike.
  private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<BareJid, Question> questions = new ConcurrentHashMap<>();
  private final Guard guard;
  private final InstantSource clock;

  public OpenQuestions(Guard guard, InstantSource clock) {
    this.guard = guard;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "open question";
  }

  /// Keeps `question` until its code comes back, and makes the text that asks for it: the warning,
  /// and the code on a line of its own.
  ///
  /// @param role what the person may do now, and must still be allowed when the code comes back
  /// @return empty if `conversation` is none of two whose accounts are known; then nothing is kept
  Optional<Wording> ask(Conversation conversation, Role role, Answer.Confirm question) {
    return switch (conversation) {
      case Conversation.Direct direct -> {
        String code = code();
        Instant end = clock.instant().plus(PATIENCE);
        questions.values().removeIf(q -> q.end().isBefore(clock.instant()));
        questions.put(direct.key(), new Question(code, end, role, question.confirmed()));
        yield Optional.of(
            Wording.of(
                "%s\nTo confirm, send this code alone within %d s:\n%s",
                question.text(), PATIENCE.toSeconds(), code));
      }
      case Conversation.Room _, Conversation.RoomPrivate _ -> Optional.empty();
    };
  }

  @Override
  public Outcome handle(IncomingMessage message, Role role) throws InterruptedException {
    if (!(message.conversation() instanceof Conversation.Direct direct)) {
      return new Outcome.Passed();
    }
    Question question = questions.get(direct.key());
    if (question == null || !question.code().equals(message.text().strip())) {
      return new Outcome.Passed();
    }
    // Only whoever takes it out may run it: a code works once.
    if (!questions.remove(direct.key(), question)) {
      return new Outcome.Passed();
    }
    if (question.end().isBefore(clock.instant())) {
      return new Outcome.Refused(Wording.of("That code was good for 60 s only. Ask again."));
    }
    if (!role.covers(question.role())) {
      return new Outcome.Refused(Wording.of("Your role has changed since you asked. Ask again."));
    }
    return guard.run("confirmation", () -> new Outcome.Replied(question.confirmed().run()));
  }

  private static String code() {
    StringBuilder code = new StringBuilder();
    RANDOM.ints(8, 0, ALPHABET.length()).forEach(i -> code.append(ALPHABET.charAt(i)));
    return code.toString();
  }

  private record Question(String code, Instant end, Role role, Step confirmed) {}
}
