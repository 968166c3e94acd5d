package im.herald.store;

import java.util.Optional;

/// Where a message is that was posted over HTTP.
///
/// @param reason why, if it is neither queued nor sent
public record Fate(State state, Optional<String> reason) {
  /// Where it is.
  public enum State {
    /// It waits for the server.
    QUEUED("queued"),
    /// The server has it.
    SENT("sent"),
    /// The server had it, and it came back.
    BOUNCED("bounced"),
    /// The server has ended streams because of it, so it waits for the operator.
    ASIDE("aside"),
    /// It is not sent any more.
    DROPPED("dropped");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /// As it is written in the store and over HTTP.
    @Override
    public String toString() {
      return word;
    }
  }
}
