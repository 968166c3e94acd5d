package im.herald.inbox;

import im.herald.message.IncomingMessage;
import java.util.function.Predicate;

/// Ways to answer other than by words.
///
/// @param links takes what nobody wants to read in a chat
/// @param reactions whether whoever wrote a message would see by a reaction that it is done
public record OtherWays(LongAnswers links, Predicate<IncomingMessage> reactions) {
  /// None: everything is said.
  public static final OtherWays NONE = new OtherWays(LongAnswers.NONE, _ -> false);
}
