package im.herald.xmpp;

/// Why Herald could not log in, in words for the operator: what is wrong, and what to do.
public sealed interface LoginFailure {
  String text();

  /// The server does not accept name and password (RFC 6120 § 6.5). Trying again does not help.
  record NotAuthorized(String text) implements LoginFailure {}

  /// The server cannot be reached or does not answer now.
  record Unavailable(String text) implements LoginFailure {}

  /// There is no TLS that Herald would trust.
  record TlsRefused(String text) implements LoginFailure {}

  /// Somebody else is logged in with the same resource (RFC 6120 § 7.7.2.2).
  record ResourceTaken(String text) implements LoginFailure {}

  /// The server ended the attempt for another reason.
  record Refused(String text) implements LoginFailure {}

  /// Somebody deleted the account from chat, so it must not come back by itself.
  record AccountDeleted(String text) implements LoginFailure {}
}
