package im.herald.scripted;

import java.time.Duration;

/// What a server can do to a client.
sealed interface Fault {
  /// `</stream:stream>`, without a reason (RFC 6120 § 4.4).
  record CloseStream() implements Fault {}

  /// An error of the stream, and its end (RFC 6120 § 4.9).
  ///
  /// @param condition one of § 4.9.3
  record StreamError(String condition) implements Fault {}

  /// Sends the client away as soon as it says hello (RFC 6120 § 4.9.3.19).
  ///
  /// @param place a host, with a port or without
  record SeeOtherHost(String place) implements Fault {}

  /// TCP's RST: the process or its machine is gone.
  record Reset() implements Fault {}

  /// Neither reads nor writes from now on, with the connection open.
  record Stall() implements Fault {}

  /// Takes everything and acknowledges nothing (XEP-0198 § 4), until it is told to.
  record RefuseAcknowledgement() implements Fault {}

  /// Hears nothing that comes after a resumption (XEP-0198 § 5), and still talks. Prosody 0.12.3
  /// does so with a session whose connection broke while it was writing to it.
  record DeafOnceResumed() implements Fault {}

  /// Every login on this connection fails (RFC 6120 § 6.5).
  record AuthFailure(String condition) implements Fault {}

  /// Sends this as it is, and goes on.
  record Garbage(String text) implements Fault {}

  /// Resets the connection once it has sent this many more octets.
  record DropAfter(int octets) implements Fault {}

  /// Takes this long over each element that comes.
  record Slow(Duration each) implements Fault {}

  /// Resets the connection when an element of this name comes.
  record ResetAt(String element) implements Fault {}

  /// Ends the stream with `policy-violation` when something comes that has `text` in it.
  record Reject(String text) implements Fault {}

  /// Takes everything and answers no ping (XEP-0199), until it is told to.
  record RefusePings() implements Fault {}
}
