package im.herald.xmpp;

import im.herald.xmpp.sasl.LoginMethod;
import java.util.Collection;
import java.util.Comparator;
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

  /// The strongest of `offer` that is allowed; empty if there is none, and [#objection] says why.
  Optional<ChosenLogin> choice(LoginOffer offer) {
    return allowed().stream()
        .filter(offer::allows)
        .max(Comparator.naturalOrder())
        .map(method -> chosen(method, offer));
  }

  /// RFC 5802 § 6: who could bind and sees no offer says so. Where the server offers it, but of no
  /// kind that Herald can do, that would be refused by an honest server.
  private ChosenLogin chosen(LoginMethod method, LoginOffer offer) {
    boolean wouldBind = offer.canBind() && configured.stream().anyMatch(LoginMethod::binds);
    return new ChosenLogin(
        method,
        method.binds() ? offer.bindings().stream().findFirst() : Optional.empty(),
        wouldBind && !offer.binds());
  }

  /// Why there is no [#choice] at `domain` that offers `offer`.
  String objection(DomainBareJid domain, LoginOffer offer) {
    List<LoginMethod> common = configured.stream().filter(offer::allows).toList();
    if (before.isPresent() && !common.isEmpty()) {
      return weaker(domain, common, before.get());
    }
    if (allowed().stream().anyMatch(offer.methods()::contains)) {
      return "%s offers %s without a channel binding that Herald can do (XEP-0440: tls-exporter, tls-server-end-point), and connection.mechanisms allows nothing else that it offers"
          .formatted(domain, names(offer.methods().stream().filter(LoginMethod::binds).toList()));
    }
    return "%s offers %s to log in, and connection.mechanisms allows only %s"
        .formatted(
            domain,
            offer.methods().isEmpty() ? "nothing that Herald knows" : names(offer.methods()),
            names(allowed()));
  }

  private static String weaker(DomainBareJid domain, List<LoginMethod> common, LoginMethod before) {
    return "%s offers only %s now, and Herald has logged in by %s before: the server was changed, or somebody is in between, so Herald does not log in. If the server's operator confirms the change, stop Herald and run herald doctor --forget-login"
        .formatted(domain, names(common), before);
  }

  private static String names(Collection<LoginMethod> methods) {
    return methods.stream().map(LoginMethod::toString).collect(Collectors.joining(", "));
  }
}
