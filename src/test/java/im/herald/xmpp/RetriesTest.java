package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.parts.Resourcepart;

class RetriesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private long now = 1_000_000;
  private final Retries retries =
      new Retries(Resourcepart.fromOrThrowUnchecked("herald"), new Random(1), () -> now);

  @Test
  void aSessionThatLastedIsFollowedByALoginWithinTwoSeconds() {
    served(MINUTE.multipliedBy(2));
    assertThat(delay(retries.after(new SessionEnd.Broken("reset"))))
        .isLessThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aServerThatThrowsUsOutAtOnceIsAskedLessAndLessOften() {
    Duration last = Duration.ZERO;
    for (int i = 0; i < 5; i++) {
      served(Duration.ofSeconds(1));
      last = delay(retries.after(new SessionEnd.Lost("policy-violation")));
      pass(last);
    }
    assertThat(last).isBetween(Duration.ofMillis(6_400), Duration.ofMillis(9_600));
  }

  @Test
  void anOutageOfAQuarterOfAnHourIsLookedAtOnceAMinute() {
    served(MINUTE.multipliedBy(2));
    pass(Duration.ofMinutes(16));
    assertThat(delay(retries.after(new LoginFailure.Unavailable("refused"))))
        .isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
  }

  @Test
  void aPasswordRefusedAtTheVeryFirstLoginIsTheEnd() {
    assertThat(retries.after(new LoginFailure.NotAuthorized("no")))
        .isEqualTo(new Verdict.Never(new End.LoginRefused("no")));
  }

  @Test
  void onePasswordRefusedLaterIsTriedFiveTimesAndThenEachQuarterOfAnHour() {
    served(MINUTE.multipliedBy(2));
    List<Duration> delays = delays(8, new LoginFailure.NotAuthorized("no"));
    assertThat(delays.subList(0, 5)).allMatch(d -> d.compareTo(Duration.ofSeconds(10)) < 0);
    assertThat(delays.subList(5, 8)).containsOnly(Duration.ofMinutes(15));
  }

  @Test
  void aCertificateThatIsRefusedIsLookedAtTwiceAndThenEveryFiveMinutes() {
    List<Duration> delays = delays(6, new LoginFailure.TlsRefused("expired"));
    assertThat(delays.subList(0, 2)).allMatch(d -> d.compareTo(Duration.ofSeconds(10)) < 0);
    assertThat(delays.subList(2, 6))
        .allMatch(d -> d.compareTo(Duration.ofMinutes(4)) >= 0)
        .allMatch(d -> d.compareTo(Duration.ofMinutes(6)) <= 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aFightOverTheResourceIsNoMoreThanSixLoginsAnHour(long seed) {
    Retries fighting =
        new Retries(Resourcepart.fromOrThrowUnchecked("herald"), new Random(seed), () -> now);
    List<Long> logins = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      fighting.online();
      fighting.offline();
      pass(delay(fighting.after(new SessionEnd.Conflict())));
      logins.add(now);
      assertThat(fighting.resource().toString()).startsWith("herald-");
    }
    for (long from : logins) {
      long hour = from + Duration.ofHours(1).toNanos();
      assertThat(logins.stream().filter(at -> at >= from && at < hour).count())
          .isLessThanOrEqualTo(6);
    }
  }

  @Test
  void aResourceThatIsTakenAtLoginIsLeftToTheOther() {
    assertThat(delay(retries.after(new LoginFailure.ResourceTaken("in use"))))
        .isGreaterThan(Duration.ofSeconds(47));
    assertThat(retries.resource().toString()).startsWith("herald-");
  }

  private void served(Duration howLong) {
    retries.online();
    pass(howLong);
    retries.offline();
  }

  private List<Duration> delays(int times, LoginFailure failure) {
    List<Duration> delays = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      delays.add(delay(retries.after(failure)));
      pass(delays.getLast());
    }
    return delays;
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private static Duration delay(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Again(_, Duration delay) -> delay;
      case Verdict.Never(End end) -> throw new AssertionError("the end: " + end);
    };
  }
}
