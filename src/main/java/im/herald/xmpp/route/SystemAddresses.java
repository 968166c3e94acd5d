package im.herald.xmpp.route;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The addresses that this machine's resolver knows, `/etc/hosts` and all.
public final class SystemAddresses implements Addresses {
  private static final int MOST_SECONDS = 30;
  private static final int MOST_SECONDS_UNKNOWN = 5;

  private final Resolver resolver;

  /// Of this machine.
  public SystemAddresses() {
    this(InetAddress::getAllByName);
  }

  SystemAddresses(Resolver resolver) {
    this.resolver = resolver;
  }

  /// Lets the JVM keep addresses for half a minute at most, and what it did not find for five
  /// seconds, whatever `java.security` of this machine says. To be called before anything is looked
  /// up.
  public static void forgetSoon() {
    limit("networkaddress.cache.ttl", MOST_SECONDS);
    limit("networkaddress.cache.negative.ttl", MOST_SECONDS_UNKNOWN);
    limit("networkaddress.cache.stale.ttl", 0);
  }

  private static void limit(String property, int seconds) {
    String set = Security.getProperty(property);
    if (set == null || !set.matches("\\d{1,6}") || Integer.parseInt(set) > seconds) {
      Security.setProperty(property, Integer.toString(seconds));
    }
  }

  /// The look-up cannot be interrupted, so it has a thread of its own that is left alone if it
  /// takes too long.
  @Override
  public List<InetAddress> of(String host, Duration patience)
      throws UnknownHostException, InterruptedException {
    CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("herald-lookup").start(() -> lookUp(host, found));
    try {
      return alternating(found.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw unknown("DNS does not say the address of " + host, e);
    } catch (ExecutionException e) {
      throw unknown("DNS knows no address for " + host, e);
    }
  }

  private void lookUp(String host, CompletableFuture<List<InetAddress>> found) {
    try {
      found.complete(List.of(resolver.addresses(host)));
    } catch (UnknownHostException | RuntimeException e) {
      found.completeExceptionally(e);
    }
  }

  private static UnknownHostException unknown(String text, Exception cause) {
    UnknownHostException unknown = new UnknownHostException(text);
    unknown.initCause(cause);
    return unknown;
  }

  /// The first as the resolver has it, then one of each family in turn: a network whose IPv6 (or
  /// IPv4) leads nowhere then costs one wait and not many (RFC 8305 § 4).
  static List<InetAddress> alternating(List<InetAddress> addresses) {
    boolean sixFirst = addresses.getFirst() instanceof Inet6Address;
    Deque<InetAddress> one = new ArrayDeque<>();
    Deque<InetAddress> other = new ArrayDeque<>();
    addresses.forEach(a -> (a instanceof Inet6Address == sixFirst ? one : other).add(a));
    List<InetAddress> order = new ArrayList<>();
    while (!one.isEmpty() || !other.isEmpty()) {
      if (!one.isEmpty()) {
        order.add(one.remove());
      }
      if (!other.isEmpty()) {
        order.add(other.remove());
      }
    }
    return order;
  }

  /// Waits for as long as it likes.
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }
}
