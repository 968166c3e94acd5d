package im.herald.xmpp;

/// How a session ended.
public sealed interface SessionEnd {
  /// We closed it.
  record Asked() implements SessionEnd {}

  /// The server closed the stream, with an error or without one, or the network did.
  record Lost(String text) implements SessionEnd {}

  /// Somebody else logged in with the same resource (RFC 6120 § 4.9.3.3).
  record Conflict() implements SessionEnd {}

  /// The server takes back the login (RFC 6120 § 4.9.3.12), as when the account was removed.
  record Expelled(String text) implements SessionEnd {}

  /// Nothing came, and two pings stayed without an answer.
  record Silent() implements SessionEnd {}
}
