package im.herald.inbox;

import im.herald.message.IncomingMessage;
import im.herald.message.Wording;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jxmpp.jid.Jid;

/// Keeps Herald from talking to a machine that says again what Herald said, such as another Herald
/// that echoes. Whoever does so a few times one after the other is told once, and then not heard
/// for a while.
final class Mirrors implements Filter {
  static final int MOST = 5;
  static final Duration QUIET = Duration.ofMinutes(10);

  /// How many of Herald's last answers count: between two machines there may be more than one on
  /// its way.
  private static final int ANSWERS = 4;

  private static final int PEOPLE = 10_000;

  /// In nanoseconds; nobody sets it back.
  private final LongSupplier clock;

  /// Those who spoke last.
  private final Map<Jid, Exchange> exchanges =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Jid, Exchange> eldest) {
          return size() > PEOPLE;
        }
      };

  /// @param clock such as [System#nanoTime]
  Mirrors(LongSupplier clock) {
    this.clock = clock;
  }

  /// Herald answers `message` with `text`.
  synchronized void said(IncomingMessage message, String text) {
    Deque<Integer> answers = of(message).answers;
    answers.addLast(text.strip().hashCode());
    if (answers.size() > ANSWERS) {
      answers.removeFirst();
    }
  }

  @Override
  public synchronized Verdict check(IncomingMessage message) {
    Exchange exchange = of(message);
    long now = clock.getAsLong();
    if (exchange.quiet && now - exchange.since < QUIET.toNanos()) {
      return new Verdict.Drop("its sender says what we say");
    }
    exchange.quiet = false;
    if (!exchange.answers.contains(message.text().strip().hashCode())) {
      exchange.repeated = 0;
      return new Verdict.Accept();
    }
    if (++exchange.repeated <= MOST) {
      return new Verdict.Accept();
    }
    exchange.repeated = 0;
    exchange.quiet = true;
    exchange.since = now;
    return new Verdict.Refuse(
        "its sender says what we say",
        Wording.of("You say what I say, as machines do. I do not listen to you for ten minutes."));
  }

  private Exchange of(IncomingMessage message) {
    return exchanges.computeIfAbsent(message.sender().identity(), _ -> new Exchange());
  }

  private static final class Exchange {
    /// Hashes, so that nobody chooses how much is kept.
    private final Deque<Integer> answers = new ArrayDeque<>(ANSWERS);

    private int repeated;
    private boolean quiet;
    private long since;
  }
}
