package im.herald.xmpp.probe;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.xmpp.Finding;
import im.herald.xmpp.Finding.Verdict;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FeatureProbeTest {
  @Test
  void clocksThatDifferAreSaid() {
    assertThat(clocks(20, 0).verdict()).isEqualTo(Verdict.OK);
    assertThat(clocks(-20, 0).verdict()).isEqualTo(Verdict.OK);
    assertThat(clocks(-45, 0).found()).isEqualTo("this machine is 45 s behind the server");
    assertThat(clocks(45, 0).found()).isEqualTo("this machine is 45 s ahead of the server");
    assertThat(clocks(45, 0).advice()).isNotEmpty();
  }

  @Test
  void aSlowAnswerProvesNothing() {
    assertThat(clocks(45, 20).verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void aServerThatTakesLessThanItMayIsSaid() {
    assertThat(FeatureProbe.size(OptionalInt.of(262_144)))
        .isEqualTo(
            Finding.ok("Size of stanzas", "at most 262144 octets; Herald splits longer texts"));
    assertThat(FeatureProbe.size(OptionalInt.of(5_000)).verdict()).isEqualTo(Verdict.WARNING);
    assertThat(FeatureProbe.size(OptionalInt.empty()).verdict()).isEqualTo(Verdict.OK);
  }

  private static Finding clocks(int ahead, int unsure) {
    return FeatureProbe.clocks(Duration.ofSeconds(ahead), Duration.ofSeconds(unsure));
  }
}
