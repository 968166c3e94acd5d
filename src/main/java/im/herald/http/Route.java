package im.herald.http;

import java.io.IOException;
import java.util.Optional;

/// What is at one path.
///
/// @param method `GET`, which stands for `HEAD` too, or `POST`
/// @param path the whole of it; its last part may be left open, such as `{name}`
/// @param who who may
/// @param answer called for each request, from several threads at once
record Route(String method, String path, Who who, Answer answer) {
  private static final String OPEN = "[A-Za-z0-9-]{1,40}";

  /// Who may.
  enum Who {
    /// Anybody.
    ALL,
    /// Those who show the token, as a browser can too.
    TOKEN,
    /// Those who show the token, and as no browser does by itself: a page in it could be somebody
    /// else's.
    BEARER,
    /// Those whom the answer lets in.
    OWN
  }

  /// Answers.
  @FunctionalInterface
  interface Answer {
    /// @throws Refusal which is the answer then
    /// @throws IOException if the request does not come in full; nobody is there to be answered
    Reply to(Request request) throws Refusal, IOException;
  }

  static Route get(String path, Who who, Answer answer) {
    return new Route("GET", path, who, answer);
  }

  static Route post(String path, Who who, Answer answer) {
    return new Route("POST", path, who, answer);
  }

  /// What is asked for at `asked` is this.
  ///
  /// @return the part that is left open; empty text if none is; nothing if it is not this
  Optional<String> match(String asked) {
    int open = path.indexOf('{');
    if (open < 0) {
      return asked.equals(path) ? Optional.of("") : Optional.empty();
    }
    return asked.startsWith(path.substring(0, open))
        ? Optional.of(asked.substring(open)).filter(last -> last.matches(OPEN))
        : Optional.empty();
  }

  /// Whether `asked` can be done here.
  boolean takes(String asked) {
    return asked.equals(method) || (asked.equals("HEAD") && method.equals("GET"));
  }
}
