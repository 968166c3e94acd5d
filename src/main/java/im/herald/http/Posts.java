package im.herald.http;

import im.herald.message.Recipient;
import im.herald.store.Fate;
import java.util.List;
import java.util.Optional;

/// Where what is posted goes, as this room asks. Called from several threads at once; each call is
/// answered within a few seconds.
public interface Posts {
  /// Accepts it: it is durable when this returns.
  ///
  /// @throws Refusal if it is not accepted, or not known to be in time
  Accepted accept(Post post) throws Refusal;

  /// What became of the message with this number; empty if none was posted, or too long ago.
  ///
  /// @throws Refusal if that is not known now
  Optional<Fate> fate(long number) throws Refusal;

  /// Something to be said.
  ///
  /// @param source the hook that it came through; empty for none
  /// @param name what has one is accepted once from its source
  record Post(String source, Optional<String> name, List<Recipient> to, String text) {
    public Post {
      to = List.copyOf(to);
    }
  }

  /// @param fresh false if it had been accepted before
  /// @param numbers of the messages that came of it
  record Accepted(boolean fresh, List<Long> numbers) {
    public Accepted {
      numbers = List.copyOf(numbers);
    }
  }
}
