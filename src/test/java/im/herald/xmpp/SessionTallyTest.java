package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTallyTest {
  private static final List<SessionEnd> ENDS =
      List.of(
          new SessionEnd.Asked(),
          new SessionEnd.Lost(""),
          new SessionEnd.Rejected(""),
          new SessionEnd.Broken(""),
          new SessionEnd.Conflict(),
          new SessionEnd.Expelled(""),
          new SessionEnd.Unkept(""),
          new SessionEnd.Silent());
  private static final List<LoginFailure> FAILURES =
      List.of(
          new LoginFailure.NotAuthorized(""),
          new LoginFailure.Unavailable(""),
          new LoginFailure.TlsRefused(""),
          new LoginFailure.ResourceTaken(""),
          new LoginFailure.Refused(""),
          new LoginFailure.AccountDeleted(""));

  private final SessionTally tally = new SessionTally();

  @Test
  void eachCauseHasACountThatBeginsAtZero() {
    assertThat(ENDS).hasSameSizeAs(SessionEnd.class.getPermittedSubclasses());
    assertThat(FAILURES).hasSameSizeAs(LoginFailure.class.getPermittedSubclasses());
    assertThat(tally.ends()).hasSameSizeAs(ENDS).allSatisfy((cause, n) -> assertThat(n).isZero());
    assertThat(tally.failures()).hasSameSizeAs(FAILURES);

    ENDS.forEach(tally::ended);
    FAILURES.forEach(tally::failed);

    assertThat(tally.ends()).hasSameSizeAs(ENDS).allSatisfy((cause, n) -> assertThat(n).isOne());
    assertThat(tally.failures())
        .hasSameSizeAs(FAILURES)
        .allSatisfy((cause, n) -> assertThat(n).isOne());
  }

  @Test
  void aSessionThatGoesOnIsNoNewOne() {
    tally.begun(false);
    tally.begun(true);
    tally.begun(true);
    assertThat(tally.logins()).isOne();
    assertThat(tally.resumptions()).isEqualTo(2);
  }
}
