package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.herald.config.Security;
import im.herald.xmpp.route.Deadline;
import im.herald.xmpp.route.Directions.Told;
import im.herald.xmpp.route.Network;
import im.herald.xmpp.route.Patience;
import im.herald.xmpp.route.SrvAnswer;
import im.herald.xmpp.route.Target;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/// How long TCP may take to an address. What comes after it is in `RouteTest`.
class ApproachTest {
  private final List<Duration> waits = new ArrayList<>();

  @Test
  void theAddressesOfAHostShareItsTime() {
    open(2, Duration.ofSeconds(30));

    assertThat(waits).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void manyOfThemHaveThreeSecondsEach() {
    open(20, Duration.ofSeconds(30));

    assertThat(waits).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void butNoMoreThanIsLeft() {
    open(20, Duration.ofSeconds(1));

    assertThat(waits)
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.DURATION)
        .isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  private void open(int addresses, Duration patience) {
    Network network =
        new Network(
            name -> new SrvAnswer.None(),
            (host, wait) -> Collections.nCopies(addresses, InetAddress.getLoopbackAddress()),
            new SplittableRandom(1),
            Patience.usual());
    Approach approach =
        new Approach(
            JidCreate.domainBareFromOrThrowUnchecked("example.org"),
            Security.DIRECT,
            network,
            (target, address, wait) -> {
              waits.add(wait);
              throw new LoginFailedException(new LoginFailure.Unavailable("not here"));
            });
    assertThatThrownBy(
            () ->
                approach.open(
                    new Told(List.of(new Target("host", 5223, Security.DIRECT))),
                    Deadline.in(patience)))
        .isInstanceOf(LoginFailedException.class);
  }
}
