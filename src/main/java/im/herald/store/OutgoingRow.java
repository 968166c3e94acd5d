package im.herald.store;

import im.herald.message.OutgoingMessage;
import im.herald.message.StanzaId;
import java.time.Instant;

/// A message that Herald owes somebody.
///
/// @param number its place in the order in which they go out
/// @param created when it was accepted
/// @param ends how many streams the server has ended because of it
public record OutgoingRow(long number, OutgoingMessage message, Instant created, int ends) {
  /// One that has ended so many is not sent any more.
  static final int MOST_ENDS = 3;

  /// The same, after the server has ended another stream because of it.
  public OutgoingRow afterAnotherEnd() {
    return new OutgoingRow(number, message, created, ends + 1);
  }

  /// The same under another id, in its place among what goes out.
  public OutgoingRow withId(StanzaId id) {
    return new OutgoingRow(number, message.withId(id), created, ends);
  }

  /// The same, put aside.
  OutgoingRow putAside() {
    return new OutgoingRow(number, message, created, MOST_ENDS);
  }

  /// Whether it is put aside.
  public boolean isAside() {
    return ends >= MOST_ENDS;
  }
}
