package im.herald.xmpp;

import im.herald.config.Security;
import im.herald.xmpp.route.Deadline;
import im.herald.xmpp.route.Directions;
import im.herald.xmpp.route.Network;
import im.herald.xmpp.route.Target;
import im.herald.xmpp.route.Targets;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.DomainBareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way to a stream that is open, for one attempt: along the targets, and along the addresses of
/// each, until one takes Herald. Whatever fails before a login is followed by the next; there is a
/// link of its own for each address. Nobody has logged in when this ends.
///
/// One target may send Herald elsewhere (`see-other-host`, RFC 6120 § 4.9.3.19), once, and where
/// TLS shows who is there. It is forgotten with the attempt.
final class Approach {
  private static final Logger LOG = LoggerFactory.getLogger(Approach.class);

  private final DomainBareJid domain;
  private final Security configured;
  private final Network network;
  private final Links links;
  private boolean sentElsewhere;

  /// @param links makes the link to an address
  Approach(DomainBareJid domain, Security configured, Network network, Links links) {
    this.domain = domain;
    this.configured = configured;
    this.network = network;
    this.links = links;
  }

  /// The last place gets all the time that is left: a slow server is better than none.
  ///
  /// @return a link that is open
  /// @throws LoginFailedException if there is none, with the most telling reason
  Link open(Directions directions, Deadline end) throws LoginFailedException, InterruptedException {
    FailedTargets failed = new FailedTargets(domain, directions);
    Deque<Target> left = new ArrayDeque<>(directions.targets());
    while (!left.isEmpty() && !end.isOver()) {
      Target target = left.remove();
      Deadline over = left.isEmpty() ? end : share(end, left.size() + 1);
      Optional<Link> link = open(target, over, failed);
      if (link.isPresent()) {
        return link.get();
      }
      elsewhere(target, failed).reversed().forEach(left::addFirst);
      if (!left.isEmpty()) {
        LOG.warn("{}: {}; trying {}", target, failed.reason(target), left.getFirst());
      }
    }
    throw failed.mostTelling();
  }

  private Deadline share(Deadline end, int places) {
    return Deadline.in(end.share(places, network.patience().target()));
  }

  private Optional<Link> open(Target target, Deadline over, FailedTargets failed)
      throws InterruptedException {
    Duration most = network.patience().target();
    try {
      List<InetAddress> addresses = addresses(target, over.share(1, most));
      int left = addresses.size();
      for (InetAddress address : addresses) {
        Link link = links.to(target, address, part(over, most, addresses.size()));
        if (opens(link, part(over, over.left(), left--), target, failed)) {
          return Optional.of(link);
        }
        if (over.isOver() || SeeOtherHost.in(failed.at(target).getLast()).isPresent()) {
          break;
        }
      }
    } catch (LoginFailedException e) {
      failed.add(target, e);
    }
    return Optional.empty();
  }

  /// One of the `parts` of `all`, but no less than an address needs, as far as there is time: an
  /// address that is slow is better than many that get no chance.
  private Duration part(Deadline over, Duration all, int parts) {
    Duration part = all.dividedBy(parts);
    Duration least = network.patience().address();
    return over.share(1, part.compareTo(least) < 0 ? least : part);
  }

  private static boolean opens(Link link, Duration patience, Target target, FailedTargets failed)
      throws InterruptedException {
    try {
      link.open(patience);
      return true;
    } catch (LoginFailedException e) {
      failed.add(target, e);
      return false;
    }
  }

  private List<InetAddress> addresses(Target target, Duration patience)
      throws LoginFailedException, InterruptedException {
    try {
      return network.addresses().of(target.host(), patience);
    } catch (UnknownHostException e) {
      throw new LoginFailedException(
          new LoginFailure.Unavailable(
              e.getMessage() + "; set connection.host if the server is elsewhere"),
          e);
    }
  }

  private List<Target> elsewhere(Target from, FailedTargets failed) throws InterruptedException {
    Optional<SeeOtherHost> named =
        failed.at(from).stream().map(SeeOtherHost::in).flatMap(Optional::stream).findFirst();
    if (named.isEmpty() || sentElsewhere) {
      return List.of();
    }
    sentElsewhere = true;
    List<Target> targets = named.get().targets(from, configured, new Targets(network));
    LOG.info("{} sends Herald to {}", from, named.get());
    return targets;
  }

  /// Makes links.
  interface Links {
    /// @param wait for TCP
    Link to(Target target, InetAddress address, Duration wait) throws LoginFailedException;
  }
}
