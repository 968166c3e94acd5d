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
    assertThat(complaint.isNews("banned", Duration.ofSeconds(105))).isTrue();
  }

  @Test
  void whoeverWasInIsOutAnew() {
    assertThat(complaint.isNews("kicked", Duration.ZERO)).isTrue();
    complaint.settled();
    assertThat(complaint.isNews("kicked", Duration.ofSeconds(2))).isTrue();
  }
}
