package im.herald.xmpp;

import im.herald.xmpp.route.Directions;
import im.herald.xmpp.route.Directions.Told;
import im.herald.xmpp.route.Target;
import java.util.ArrayList;
import java.util.List;

/// What `herald doctor` says about where the server is. Where there are several places it goes to
/// each of them: a login shows the first that works, and nobody notices the others until that one
/// fails.
record TargetProbe(ConnectionSettings settings) {
  List<Finding> look(Directions directions) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(WhereItIs.finding(settings.domain(), directions));
    if (directions.targets().size() > 1) {
      for (Target target : directions.targets()) {
        findings.add(look(target));
      }
    }
    return findings;
  }

  private Finding look(Target target) throws InterruptedException {
    try {
      settings.open(new Told(List.of(target))).close();
      return Finding.ok(WhereItIs.SERVER, target + ": works");
    } catch (LoginFailedException e) {
      return Finding.warning(
          WhereItIs.SERVER,
          "%s: %s".formatted(target, e.failure().text()),
          "the server's operator should mend it, or take it out of DNS");
    }
  }
}
