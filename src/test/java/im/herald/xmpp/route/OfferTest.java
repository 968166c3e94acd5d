package im.herald.xmpp.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import im.herald.config.Security;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The order of RFC 2782.
class OfferTest {
  private static final int ROUNDS = 20_000;

  private final RandomGenerator random = new SplittableRandom(2782);

  @Test
  void theLowestPriorityStandsFirstWhateverTheWeights() {
    List<Offer> offers =
        List.of(offer("c", 30, 65_535), offer("a", 10, 0), offer("d", 40, 1), offer("b", 20, 9));
    for (int i = 0; i < 100; i++) {
      assertThat(Offer.inOrder(offers, random))
          .extracting(Target::host)
          .containsExactly("a", "b", "c", "d");
    }
  }

  @Test
  void amongEqualsEachComesFirstAsOftenAsItsWeightSays() {
    Map<String, Long> first = firsts(offer("a", 1, 10), offer("b", 1, 30), offer("c", 1, 60));

    assertThat(share(first, "a")).isCloseTo(0.10, within(0.01));
    assertThat(share(first, "b")).isCloseTo(0.30, within(0.01));
    assertThat(share(first, "c")).isCloseTo(0.60, within(0.01));
  }

  @Test
  void withoutWeightsAllAreAlike() {
    Map<String, Long> first = firsts(offer("a", 1, 0), offer("b", 1, 0), offer("c", 1, 0));

    assertThat(share(first, "a")).isCloseTo(0.333, within(0.01));
    assertThat(share(first, "b")).isCloseTo(0.333, within(0.01));
  }

  @Test
  void aWeightOfZeroIsSeldomFirstButNotNever() {
    Map<String, Long> first = firsts(offer("a", 1, 0), offer("b", 1, 99));

    assertThat(share(first, "a")).isCloseTo(0.01, within(0.004));
  }

  @Test
  void noneIsLeftOutAndNoneComesTwice() {
    List<Offer> offers =
        List.of(offer("a", 1, 5), offer("b", 1, 0), offer("a", 2, 5), offer("c", 2, 7));

    assertThat(Offer.inOrder(offers, random))
        .extracting(Target::host)
        .containsExactlyInAnyOrder("a", "b", "c");
  }

  private Map<String, Long> firsts(Offer... offers) {
    return IntStream.range(0, ROUNDS)
        .mapToObj(i -> Offer.inOrder(List.of(offers), random).getFirst().host())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static double share(Map<String, Long> first, String host) {
    return first.getOrDefault(host, 0L) / (double) ROUNDS;
  }

  private static Offer offer(String host, int priority, int weight) {
    return new Offer(priority, weight, new Target(host, 5222, Security.STARTTLS));
  }
}
