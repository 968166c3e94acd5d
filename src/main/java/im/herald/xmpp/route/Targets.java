package im.herald.xmpp.route;

import im.herald.config.ConnectionConfig;
import im.herald.config.Security;
import im.herald.xmpp.route.Directions.Announced;
import im.herald.xmpp.route.Directions.DomainItself;
import im.herald.xmpp.route.Directions.NotOffered;
import im.herald.xmpp.route.Directions.Told;
import im.herald.xmpp.route.SrvAnswer.Failed;
import im.herald.xmpp.route.SrvAnswer.Found;
import im.herald.xmpp.route.SrvAnswer.None;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Decides where to connect (RFC 6120 § 3.2, XEP-0368 § 3).
///
/// With `security = starttls` both kinds of TLS will do: the checks are the same. With `direct`
/// only TLS from the first byte will. Never is there a target without TLS that the configuration
/// did not name.
public final class Targets {
  private final Network network;

  public Targets(Network network) {
    this.network = network;
  }

  /// The configured place, or else what DNS says about `domain`.
  ///
  /// @param domain in ASCII
  public Directions of(String domain, ConnectionConfig connection) throws InterruptedException {
    Security security = connection.security();
    if (connection.host().isEmpty() && connection.port().isEmpty()) {
      return of(domain, security);
    }
    Target usual = Target.atUsualPort(connection.host().orElse(domain), security);
    return new Told(
        List.of(new Target(usual.host(), connection.port().orElse(usual.port()), security)));
  }

  /// What DNS says about `domain`, which may be an address: then there is nothing to ask.
  public Directions of(String domain, Security security) throws InterruptedException {
    Optional<String> address = literal(domain);
    if (address.isPresent()) {
      return new Told(List.of(Target.atUsualPort(address.get(), security)));
    }
    return switch (security) {
      case STARTTLS -> announced(domain, security, List.of(Security.STARTTLS, Security.DIRECT));
      case DIRECT -> announced(domain, security, List.of(Security.DIRECT));
      case PLAIN_LOOPBACK -> new Told(List.of(Target.atUsualPort(domain, security)));
    };
  }

  private static Optional<String> literal(String domain) {
    try {
      String address = domain.replaceAll("[\\[\\]]", "");
      InetAddress.ofLiteral(address);
      return Optional.of(address);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Directions announced(String domain, Security security, List<Security> kinds)
      throws InterruptedException {
    Map<Security, SrvAnswer> answers = ask(domain, kinds);
    List<Offer> offers = new ArrayList<>();
    Optional<String> trouble = Optional.empty();
    for (Security kind : kinds) {
      switch (answers.getOrDefault(kind, new None())) {
        case Found(List<Srv> records) ->
            records.stream().filter(Srv::isOffer).map(srv -> offer(srv, kind)).forEach(offers::add);
        case None() -> {}
        case Failed(String reason) ->
            trouble = Optional.of("%s: %s".formatted(name(kind, domain), reason));
      }
    }
    if (!offers.isEmpty()) {
      return new Announced(Offer.inOrder(offers, network.random()));
    }
    return answers.get(security) instanceof Found
        ? new NotOffered(name(security, domain))
        : new DomainItself(Target.atUsualPort(domain, security), trouble);
  }

  private static Offer offer(Srv srv, Security kind) {
    return new Offer(srv.priority(), srv.weight(), new Target(srv.host(), srv.port(), kind));
  }

  private static String name(Security kind, String domain) {
    return switch (kind) {
      case STARTTLS -> "_xmpp-client._tcp." + domain;
      case DIRECT -> "_xmpps-client._tcp." + domain;
      case PLAIN_LOOPBACK -> throw new IllegalArgumentException("nobody announces that");
    };
  }

  /// Both kinds at once: they are two questions of the same answer.
  private Map<Security, SrvAnswer> ask(String domain, List<Security> kinds)
      throws InterruptedException {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      Map<Security, Future<SrvAnswer>> asked = new EnumMap<>(Security.class);
      for (Security kind : kinds) {
        asked.put(kind, threads.submit(() -> network.dns().services(name(kind, domain))));
      }
      Map<Security, SrvAnswer> answers = new EnumMap<>(Security.class);
      for (Map.Entry<Security, Future<SrvAnswer>> one : asked.entrySet()) {
        answers.put(one.getKey(), one.getValue().get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking DNS failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
