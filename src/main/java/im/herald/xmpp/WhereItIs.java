package im.herald.xmpp;

import im.herald.xmpp.route.Directions;
import im.herald.xmpp.route.Directions.Announced;
import im.herald.xmpp.route.Directions.DomainItself;
import im.herald.xmpp.route.Directions.NotOffered;
import im.herald.xmpp.route.Directions.Told;
import im.herald.xmpp.route.Target;
import java.util.stream.Collectors;
import org.jxmpp.jid.DomainBareJid;

/// Directions in words for the operator.
final class WhereItIs {
  static final String SERVER = "Server";

  private WhereItIs() {}

  /// For `herald doctor`.
  static Finding finding(DomainBareJid domain, Directions directions) {
    String targets =
        directions.targets().stream().map(Target::toString).collect(Collectors.joining("; "));
    return switch (directions) {
      case Told told -> Finding.ok(SERVER, targets + ", as configured");
      case Announced announced -> Finding.ok(SERVER, targets + ", as DNS announces");
      case DomainItself(_, var trouble) ->
          trouble.isEmpty()
              ? Finding.ok(SERVER, targets + remark(domain, directions))
              : Finding.warning(
                  SERVER,
                  targets + remark(domain, directions),
                  "look at the name servers in /etc/resolv.conf, or set connection.host");
      case NotOffered notOffered ->
          Finding.failure(SERVER, nowhere(domain, directions), "is the account's domain right?");
    };
  }

  /// What is worth knowing where none of the targets could be reached: a remark in brackets, or
  /// nothing.
  static String remark(DomainBareJid domain, Directions directions) {
    return switch (directions) {
      case Told told -> "";
      case Announced announced -> "";
      case DomainItself(_, var trouble) ->
          trouble
              .map(
                  " (DNS could not be asked for SRV records, %s; so it is the domain itself)"
                      ::formatted)
              .orElse(
                  " (DNS has no SRV records for %s, so it is the domain itself)".formatted(domain));
      case NotOffered notOffered -> "";
    };
  }

  /// Why there is no place to try.
  static String nowhere(DomainBareJid domain, Directions directions) {
    return switch (directions) {
      case NotOffered(String record) ->
          "%s has no such service, says DNS (%s is \".\")".formatted(domain, record);
      case Told told -> noTime(domain);
      case Announced announced -> noTime(domain);
      case DomainItself itself -> noTime(domain);
    };
  }

  private static String noTime(DomainBareJid domain) {
    return "looking for %s took too long".formatted(domain);
  }
}
