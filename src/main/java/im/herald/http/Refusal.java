package im.herald.http;

import java.time.Duration;

/// A request that is not done, and what its sender is told: never more than they may know. Whoever
/// catches it answers with it.
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Reply reply;

  /// @param status an error's (RFC 9110 § 15)
  /// @param detail what is wrong, and what to do instead
  public Refusal(int status, String detail) {
    this(Reply.problem(status, detail));
  }

  Refusal(Reply reply) {
    super(reply.body(), null, false, false);
    this.reply = reply;
  }

  /// One that may be tried again.
  public static Refusal later(int status, String detail, Duration after) {
    long seconds = Math.max(1, after.plusMillis(999).toSeconds());
    return new Refusal(Reply.problem(status, detail).with("Retry-After", Long.toString(seconds)));
  }

  /// The same, if it is none of the sender's.
  public static Refusal unavailable(String detail) {
    return later(503, detail, Duration.ofSeconds(5));
  }

  Reply reply() {
    return reply;
  }
}
