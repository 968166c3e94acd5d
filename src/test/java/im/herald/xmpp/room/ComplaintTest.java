package im.herald.xmpp.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ComplaintTest {
  private final Complaint complaint = new Complaint();

  @Test
  void aRoomThatStaysClosedIsALineAnHour() {
    int lines = 0;
    for (Duration now = Duration.ZERO;
        now.compareTo(Duration.ofHours(10)) < 0;
        now = now.plus(RoomMachine.LONGEST)) {
      if (complaint.isNews("banned", now)) {
        lines++;
      }
    }

    assertThat(lines).isEqualTo(10);
  }

  @Test
  void anotherReasonIsNewsAtOnce() {
    assertThat(complaint.isNews("banned", Duration.ZERO)).isTrue();
    assertThat(complaint.isNews("it does not answer", Duration.ofSeconds(35))).isTrue();
    assertThat(complaint.isNews("it does not answer", Duration.ofSeconds(70))).isFalse();
  }

  @Test
  void reasonsThatAlternateAreALineAnHourEach() {
    int lines = 0;
    for (int i = 0; i < 1000; i++) {
      String why = i % 2 == 0 ? "kicked" : "it does not answer";
      lines += complaint.isNews(why, RoomMachine.LONGEST.multipliedBy(i)) ? 1 : 0;
    }

    assertThat(lines).isEqualTo(20);
  }

  @Test
  void aRoomThatFindsEverNewReasonsIsForgottenInItsTurn() {
    for (int i = 0; i < 100; i++) {
      assertThat(complaint.isNews("reason " + i, Duration.ZERO)).isTrue();
    }
    assertThat(complaint.isNews("reason 99", Duration.ZERO)).isFalse();
    assertThat(complaint.isNews("reason 0", Duration.ZERO)).isTrue();
  }

  @Test
  void whoeverWasInForAWhileIsOutAnew() {
    assertThat(complaint.isNews("kicked", Duration.ZERO)).isTrue();
    complaint.settled();
    assertThat(complaint.isNews("kicked", Duration.ofSeconds(2))).isTrue();
  }
}
