package im.herald.xmpp;

import java.util.Optional;

/// What came of registering the account (XEP-0077 § 3.1). Except for the first, nothing has changed
/// on the server. Texts are for the operator, with the server's own words in them.
public sealed interface RegistrationResult {
  record Registered() implements RegistrationResult {}

  /// Somebody has that name already; perhaps we, with another password.
  record AlreadyExists(String text) implements RegistrationResult {}

  /// This server does not register accounts over XMPP.
  record NotOffered(String text) implements RegistrationResult {}

  /// The server wants what only a person can give: a captcha, an invitation, a web page.
  ///
  /// @param url where the person goes, if the server says so
  record NeedsHuman(String text, Optional<String> url) implements RegistrationResult {}

  /// The server does not want this account.
  record Refused(String text) implements RegistrationResult {}

  /// The server could not be asked.
  record Unreachable(String text) implements RegistrationResult {}
}
