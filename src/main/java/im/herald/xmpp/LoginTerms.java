package im.herald.xmpp;

import im.herald.xmpp.sasl.LoginMethod;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jxmpp.jid.DomainBareJid;

/// By which methods Herald logs in: those of the configuration, and none that is weaker than the
/// one that the account has logged in by before. Whoever stands between could else take the better
/// ones out of the server's offer.
///
/// Where the configuration names only weaker ones, it counts: the operator has decided.
///
/// @param configured at least one
/// @param before empty if nobody has logged in yet
record LoginTerms(List<LoginMethod> configured, Optional<LoginMethod> before) {
  List<LoginMethod> allowed() {
    List<LoginMethod> strongEnough =
        configured.stream()
            .filter(method -> before.isEmpty() || method.compareTo(before.get()) >= 0)
            .toList();
    return strongEnough.isEmpty() ? configured : strongEnough;
  }

  /// Why Herald does not log in at `domain` that offers `offered`; empty if it does.
  Optional<String> objection(DomainBareJid domain, List<String> offered) {
    List<LoginMethod> known =
        offered.stream().map(LoginMethod::named).flatMap(Optional::stream).toList();
    List<LoginMethod> common = known.stream().filter(configured::contains).toList();
    if (common.stream().anyMatch(allowed()::contains)) {
      return Optional.empty();
    }
    if (before.isPresent() && !common.isEmpty()) {
      return Optional.of(weaker(domain, common, before.get()));
    }
    return Optional.of(
        "%s offers %s to log in, and connection.mechanisms allows only %s"
            .formatted(
                domain,
                known.isEmpty() ? "nothing that Herald knows" : names(known),
                names(allowed())));
  }

  private static String weaker(DomainBareJid domain, List<LoginMethod> common, LoginMethod before) {
    return "%s offers only %s now, and Herald has logged in by %s before: the server was changed, or somebody is in between, so Herald does not log in. If the server's operator confirms the change, name nothing stronger than that in connection.mechanisms"
        .formatted(domain, names(common), before);
  }

  private static String names(Collection<LoginMethod> methods) {
    return methods.stream().map(LoginMethod::toString).collect(Collectors.joining(", "));
  }
}
