package im.herald.xmpp;

/// How a session ended.
public sealed interface SessionEnd {
  /// For the operator.
  String words();

  /// We closed it.
  record Asked() implements SessionEnd {
    @Override
    public String words() {
      return "the session was closed";
    }
  }

  /// The server closed the stream, with an error or without one. It has forgotten the session.
  record Lost(String text) implements SessionEnd {
    @Override
    public String words() {
      return "the session was lost: " + text;
    }
  }

  /// The server closed the stream because of something that it got (RFC 6120 § 4.9.3). It has
  /// forgotten the session.
  record Rejected(String text) implements SessionEnd {
    @Override
    public String words() {
      return "the server did not take what was sent: " + text;
    }
  }

  /// The connection broke and nobody closed the stream. The server may think that it goes on.
  record Broken(String text) implements SessionEnd {
    @Override
    public String words() {
      return "the connection broke: " + text;
    }
  }

  /// Somebody else logged in with the same resource (RFC 6120 § 4.9.3.3).
  record Conflict() implements SessionEnd {
    @Override
    public String words() {
      return "another client logged in with the same resource";
    }
  }

  /// The server takes back the login (RFC 6120 § 4.9.3.12), as when the account was removed.
  record Expelled(String text) implements SessionEnd {
    @Override
    public String words() {
      return "the server ended the login: " + text;
    }
  }

  /// A message that came cannot be kept. The server must not think that we have it.
  record Unkept(String text) implements SessionEnd {
    @Override
    public String words() {
      return "what comes cannot be kept: " + text;
    }
  }

  /// Nothing came, and two pings stayed without an answer.
  record Silent() implements SessionEnd {
    @Override
    public String words() {
      return "the server does not answer any more";
    }
  }
}
