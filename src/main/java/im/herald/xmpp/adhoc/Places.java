package im.herald.xmpp.adhoc;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jxmpp.jid.BareJid;

/// How many requests are dealt with at once, of one person and in all. Who asks for more is turned
/// away and not kept waiting: a request must be answered in time.
final class Places {
  static final int OF_ONE = 4;
  private static final int IN_ALL = 64;

  private final Map<BareJid, Integer> taken = new HashMap<>();
  private int inAll;

  /// Takes a place, if there is one for `person`.
  synchronized boolean take(BareJid person) {
    if (inAll >= IN_ALL || taken.getOrDefault(person, 0) >= OF_ONE) {
      return false;
    }
    taken.merge(person, 1, Integer::sum);
    inAll++;
    return true;
  }

  /// Gives it back.
  synchronized void free(BareJid person) {
    taken.computeIfPresent(person, (_, places) -> places == 1 ? null : places - 1);
    inAll--;
    notifyAll();
  }

  /// Waits until nobody has one.
  ///
  /// @return false if that is not so after `patience`
  synchronized boolean awaitEmpty(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (inAll > 0) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
