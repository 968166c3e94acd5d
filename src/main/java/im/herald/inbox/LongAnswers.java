package im.herald.inbox;

import im.herald.message.Conversation;
import java.net.URI;
import java.util.Optional;

/// Where answers are put that are too long to be read in a chat.
@FunctionalInterface
public interface LongAnswers {
  /// Nowhere: all that is long is split.
  LongAnswers NONE = (_, _) -> Optional.empty();

  /// Puts `text` where people can read it. May wait some seconds.
  ///
  /// @param where it would be said
  ///
  /// @return where it is; empty if it cannot be put anywhere now
  Optional<URI> put(Conversation where, String text) throws InterruptedException;
}
