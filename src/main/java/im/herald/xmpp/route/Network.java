package im.herald.xmpp.route;

import java.util.random.RandomGenerator;

/// What leads to the server: two kinds of look-up, a lot to draw, and patience.
public record Network(Dns dns, Addresses addresses, RandomGenerator random, Patience patience) {
  public static Network ofThisMachine() {
    Patience patience = Patience.usual();
    return new Network(
        new DnsClient(NameServers::ofThisMachine, patience.dns()),
        new SystemAddresses(),
        RandomGenerator.getDefault(),
        patience);
  }
}
