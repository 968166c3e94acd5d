package im.herald.chaos;

import im.herald.it.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Who owes whom what: the oracle.
///
/// - A question counts from when the server has confirmed that it dealt with it: the answer to a
///   ping that was sent behind it on the same stream (RFC 6120 § 10.1).
/// - A message of Herald's own counts from when its schedule says in the log that it is in the
///   outbox.
/// - Arrived is what the person heard, or what the server keeps in the person's archive (XEP-0313):
///   a crash takes the person's connection, too.
///
/// Threads: any.
final class Ledger {
  static final String TICK = "tick";

  private final AtomicInteger next = new AtomicInteger();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Set<String> ticks = ConcurrentHashMap.newKeySet();
  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private final AtomicInteger twice = new AtomicInteger();
  private int latest;
  private int again;
  private int late;

  String nextQuestion() {
    return "n" + next.incrementAndGet();
  }

  /// The server has it.
  void asked(String question) {
    asked.add(question);
  }

  void heard(Element message) {
    if (!heard.add(message.attribute("id"))) {
      twice.incrementAndGet();
    } else {
      ordered(message.textOf("body"));
    }
    arrived(message);
  }

  /// The first copy of a message: is it the next answer, or one that came before in another
  /// message, or late?
  private synchronized void ordered(String text) {
    if (text.equals(TICK)) {
      return;
    }
    if (answered.contains(text)) {
      again++;
      return;
    }
    int number = Integer.parseInt(text.substring(1));
    late += number < latest ? 1 : 0;
    latest = Math.max(latest, number);
  }

  /// How many answers were given once more, in a message of their own.
  synchronized int again() {
    return again;
  }

  /// How many answers came after the answer to a later question.
  synchronized int late() {
    return late;
  }

  private void arrived(Element message) {
    String text = message.textOf("body");
    if (text.equals(TICK)) {
      ticks.add(message.attribute("id"));
    } else {
      answered.add(text);
    }
  }

  void archived(List<Element> messages) {
    messages.forEach(this::arrived);
  }

  int answers() {
    return answered.size();
  }

  /// Questions that the server had and nobody answered.
  Set<String> unanswered() {
    Set<String> open = new HashSet<>(asked);
    open.removeAll(answered);
    return open;
  }

  /// How many messages of its own Herald had in its outbox that never arrived.
  ///
  /// @param said how many it had there in all
  int missing(long said) {
    return Math.max(0, Math.toIntExact(said) - ticks.size());
  }

  int twice() {
    return twice.get();
  }
}
