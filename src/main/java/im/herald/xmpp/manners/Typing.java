package im.herald.xmpp.manners;

import im.herald.inbox.Courtesy;
import java.util.function.Predicate;
import org.jivesoftware.smack.packet.Stanza;

/// That Herald works on one answer, as people see it: it composes, if that takes a while, and the
/// answer ends it. Where none comes, it pauses (XEP-0085 § 2). Any thread.
final class Typing implements Courtesy.Work {
  private final Stanza composing;
  private final Runnable pause;
  private State state = State.UNSEEN;

  /// @param pause takes back what was shown
  Typing(Stanza composing, Runnable pause) {
    this.composing = composing;
    this.pause = pause;
  }

  /// Shows it, unless it is over: then its answer may be on its way, and nothing would end what is
  /// shown behind it.
  ///
  /// @param wire takes a stanza at once, or does not
  /// @return false if it should be tried again
  synchronized boolean show(Predicate<Stanza> wire) {
    if (state != State.UNSEEN) {
      return true;
    }
    if (!wire.test(composing)) {
      return false;
    }
    state = State.SEEN;
    return true;
  }

  @Override
  public synchronized void ends(boolean answered) {
    if (state == State.SEEN && !answered) {
      pause.run();
    }
    state = State.OVER;
  }

  private enum State {
    UNSEEN,
    SEEN,
    OVER
  }
}
