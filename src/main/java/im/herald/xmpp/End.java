package im.herald.xmpp;

/// Why the supervisor stopped for good. Texts are for the operator.
public sealed interface End {
  /// Somebody asked for it: exit code 0.
  record Stopped() implements End {}

  /// The account was removed from chat: exit code 0.
  record AccountGone() implements End {}

  /// The very first login was refused, so that trying again makes no sense: exit code 77.
  record LoginRefused(String text) implements End {}

  /// The account was removed earlier and does not come back by itself: exit code 78.
  record AccountDeleted(String text) implements End {}
}
