package im.herald.xmpp.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// A target with its place in the order.
record Offer(int priority, int weight, Target target) {
  /// The order in which to try them (RFC 2782, "Usage rules"): the lowest priority first; among
  /// equals by lot, each as likely as its weight. The result depends on nothing else.
  static List<Target> inOrder(Collection<Offer> offers, RandomGenerator random) {
    return offers.stream()
        .collect(Collectors.groupingBy(Offer::priority, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(equals -> drawn(equals, random).stream())
        .map(Offer::target)
        .distinct()
        .toList();
  }

  private static List<Offer> drawn(List<Offer> equals, RandomGenerator random) {
    List<Offer> left = new ArrayList<>(equals);
    Collections.shuffle(left, random);
    // A weight of 0 stands first, or it could never be drawn before the others.
    left.sort(Comparator.comparing(offer -> offer.weight() > 0));
    List<Offer> drawn = new ArrayList<>();
    while (!left.isEmpty()) {
      drawn.add(left.remove(draw(left, random)));
    }
    return drawn;
  }

  private static int draw(List<Offer> left, RandomGenerator random) {
    int lot = random.nextInt(left.stream().mapToInt(Offer::weight).sum() + 1);
    int index = 0;
    for (int sum = left.getFirst().weight(); sum < lot; sum += left.get(index).weight()) {
      index++;
    }
    return index;
  }
}
