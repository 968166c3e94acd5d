package im.herald.inbox;

import im.herald.message.IncomingMessage;

/// What people see of a message of theirs beside its answer. Nothing that anybody waits for: every
/// method returns at once and throws nothing, and what it says may get lost. Any thread.
public interface Courtesy {
  /// Nobody is told anything.
  Courtesy NONE =
      new Courtesy() {
        @Override
        public Work begins(IncomingMessage message) {
          return Work.UNSEEN;
        }

        @Override
        public void handled(IncomingMessage message) {}
      };

  /// The handlers have `message` now.
  Work begins(IncomingMessage message);

  /// They are done with it.
  void handled(IncomingMessage message);

  /// The time that they take.
  interface Work {
    Work UNSEEN = _ -> {};

    /// It is over; whatever is said of it after the first time does not count.
    ///
    /// @param answered whether an answer follows, which shows it
    void ends(boolean answered);
  }
}
