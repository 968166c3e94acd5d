package im.herald.inbox;

import im.herald.command.Answer;
import im.herald.command.CommandRegistry;
import im.herald.command.CommandSpec;
import im.herald.config.Fallback;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.Nearest;
import im.herald.message.Role;
import im.herald.message.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jxmpp.jid.Jid;

/// The last handler: what nobody else wanted gets a hint, comes back as it is, or gets nothing.
public final class FallbackHandler implements Handler {
  private static final int HINTS = 2;
  private static final Duration PER = Duration.ofHours(1);
  private static final int PEOPLE = 10_000;

  private final Supplier<Fallback> fallback;
  private final Supplier<CommandRegistry> registry;
  private final InstantSource clock;

  /// When each person was given hints; the oldest people are forgotten.
  private final Map<Jid, Deque<Instant>> given =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Jid, Deque<Instant>> eldest) {
          return size() > PEOPLE;
        }
      };

  /// @param fallback asked at each message, as `registry`: a reload may bring another
  public FallbackHandler(
      Supplier<Fallback> fallback, Supplier<CommandRegistry> registry, InstantSource clock) {
    this.fallback = fallback;
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "fallback";
  }

  @Override
  public Outcome handle(IncomingMessage message, Role role) {
    if (isAloud(message)) {
      return new Outcome.Handled();
    }
    return switch (fallback.get()) {
      case SILENT -> new Outcome.Handled();
      case ECHO -> new Outcome.Replied(Answer.quoting(message.text()));
      case HINT -> {
        int hints = countHint(message.sender().identity());
        yield hints > HINTS
            ? new Outcome.Handled()
            : new Outcome.Replied(
                Answer.of(hints == HINTS ? last(hint(message.text())) : hint(message.text())));
      }
    };
  }

  /// People in a room write `!` and the like for other reasons, too.
  private static boolean isAloud(IncomingMessage message) {
    return message.conversation() instanceof Conversation.Room
        && !Character.isLetterOrDigit(message.text().strip().codePointAt(0));
  }

  private static Wording last(Wording hint) {
    return Wording.of("%s (For an hour I say no more to what I do not know.)", hint);
  }

  private Wording hint(String text) {
    String[] words = text.strip().split("\\s+", 3);
    String two = words.length > 1 ? words[0] + " " + words[1] : words[0];
    var names = registry.get().specs().stream().map(CommandSpec::name).toList();
    var firsts = registry.get().specs().stream().map(CommandSpec::firstWord).toList();
    return Nearest.to(two, names)
        .or(() -> Nearest.to(words[0], firsts))
        .map(meant -> Wording.of("I do not know that. Did you mean `%s`?", meant))
        .orElseGet(() -> Wording.of("I do not know that. `help` shows what you can write."));
  }

  /// The how manyth hint within the time this one would be.
  private synchronized int countHint(Jid person) {
    Deque<Instant> hints = given.computeIfAbsent(person, p -> new ArrayDeque<>());
    Instant now = clock.instant();
    while (!hints.isEmpty() && !hints.getFirst().plus(PER).isAfter(now)) {
      hints.removeFirst();
    }
    if (hints.size() < HINTS) {
      hints.addLast(now);
      return hints.size();
    }
    return HINTS + 1;
  }
}
