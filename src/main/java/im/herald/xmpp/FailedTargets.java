package im.herald.xmpp;

import im.herald.xmpp.LoginFailure.AccountDeleted;
import im.herald.xmpp.LoginFailure.NotAuthorized;
import im.herald.xmpp.LoginFailure.Refused;
import im.herald.xmpp.LoginFailure.ResourceTaken;
import im.herald.xmpp.LoginFailure.TlsRefused;
import im.herald.xmpp.LoginFailure.Unavailable;
import im.herald.xmpp.route.Directions;
import im.herald.xmpp.route.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jxmpp.jid.DomainBareJid;

/// The targets of one attempt that did not take Herald, and what that means.
final class FailedTargets {
  private final DomainBareJid domain;
  private final Directions directions;
  private final List<Failed> all = new ArrayList<>();

  FailedTargets(DomainBareJid domain, Directions directions) {
    this.domain = domain;
    this.directions = directions;
  }

  void add(Target target, LoginFailedException e) {
    all.add(new Failed(target, e));
  }

  /// What failed at `target`, address by address.
  List<LoginFailedException> at(Target target) {
    return all.stream().filter(failed -> failed.target().equals(target)).map(Failed::e).toList();
  }

  /// The most telling reason at `target`, in words.
  String reason(Target target) {
    return mostTelling(at(target)).failure().text();
  }

  /// One reason for all of them: what a server has said or shown, if one was reached; else where
  /// Herald has looked for it.
  LoginFailedException mostTelling() {
    if (all.isEmpty()) {
      return new LoginFailedException(new Unavailable(WhereItIs.nowhere(domain, directions)));
    }
    LoginFailedException telling = mostTelling(all.stream().map(Failed::e).toList());
    if (!(telling.failure() instanceof Unavailable)) {
      return telling;
    }
    return new LoginFailedException(
        new Unavailable(texts() + WhereItIs.remark(domain, directions)), telling);
  }

  private static LoginFailedException mostTelling(List<LoginFailedException> some) {
    return some.stream().max(Comparator.comparingInt(e -> weight(e.failure()))).orElseThrow();
  }

  private static int weight(LoginFailure failure) {
    return switch (failure) {
      case Unavailable unavailable -> 0;
      case Refused refused -> 1;
      case ResourceTaken taken -> 1;
      case TlsRefused refused -> 2;
      case NotAuthorized refused -> 3;
      case AccountDeleted deleted -> 4;
    };
  }

  private String texts() {
    boolean several = all.stream().map(Failed::target).distinct().count() > 1;
    return all.stream()
        .map(
            failed ->
                several
                    ? "%s: %s".formatted(failed.target(), failed.e().failure().text())
                    : failed.e().failure().text())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private record Failed(Target target, LoginFailedException e) {}
}
