package im.herald.access;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.Budget;
import im.herald.config.Rates;
import im.herald.message.Conversation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Domainpart;

class PaceTest {
  private static final Budget NONE = new Budget.Unlimited();
  private static final Budget TWO = new Budget.Limited(2, Duration.ofSeconds(2));
  private static final Conversation JULIET = direct("juliet@example.org/balcony");
  private static final Conversation ROMEO = direct("romeo@example.org");
  private static final Conversation NURSE = direct("nurse@example.com");
  private static final Conversation ROOM =
      new Conversation.Room(JidCreate.bareFromOrThrowUnchecked("team@example.org"));

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void aPersonHasABucketWhateverClientAndARoomHasItsOwn() {
    Pace pace = pace(new Rates(TWO, TWO, NONE, NONE));
    twice(pace, JULIET);
    assertThat(pace.ownPause(direct("juliet@example.org"))).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.pause(JULIET)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.pause(ROMEO)).isZero();
    assertThat(pace.pause(ROOM)).isZero();
    twice(pace, ROOM);
    assertThat(pace.ownPause(ROOM)).isEqualTo(Duration.ofSeconds(1));
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(pace.ownPause(ROOM)).isZero();
  }

  @Test
  void aServerHasOneForAllItsPeopleAndRooms() {
    Pace pace = pace(new Rates(NONE, NONE, TWO, NONE));
    pace.spend(JULIET);
    pace.spend(ROOM);
    assertThat(pace.pauseAt(ROMEO.key().getDomain())).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.pause(ROMEO)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.ownPause(ROMEO)).isZero();
    assertThat(pace.pause(NURSE)).isZero();
    assertThat(pace.pauseOfAll()).isZero();
  }

  @Test
  void thereIsOneForAll() {
    Pace pace = pace(new Rates(NONE, NONE, NONE, TWO));
    twice(pace, JULIET);
    assertThat(pace.pauseOfAll()).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.pause(NURSE)).isEqualTo(Duration.ofSeconds(1));
    Domainpart server = NURSE.key().getDomain();
    assertThat(pace.pauseAt(server)).isZero();
  }

  private Pace pace(Rates rates) {
    return new Pace(rates, nanos::get);
  }

  private static void twice(Pace pace, Conversation where) {
    pace.spend(where);
    pace.spend(where);
  }

  private static Conversation direct(String jid) {
    return new Conversation.Direct(JidCreate.fromOrThrowUnchecked(jid));
  }
}
