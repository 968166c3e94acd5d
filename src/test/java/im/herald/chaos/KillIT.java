package im.herald.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.it.OnEachServer;
import im.herald.it.XmppServer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Herald is killed again and again while somebody asks it one question after the other and
/// schedules fire: nothing that the server had confirmed to the person, and nothing that Herald had
/// accepted, is lost.
///
/// A run that a kill cut short is repeated, so an answer may be there twice; how often is printed.
@OnEachServer
class KillIT {
  private static final int KILLS = Integer.getInteger("herald.kills", 30);

  /// Two of three kills hit it while it starts, logs in or takes up what was left.
  private static final int LIFE_MILLIS = 4_000;

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final XmppServer server;

  KillIT(XmppServer server) {
    this.server = server;
  }

  @Test
  void howeverOftenTheBotIsKilledNothingIsLost() throws Exception {
    Random random = new Random(1);
    try (Daemon daemon = Daemon.on(server).ticking(3).starts()) {
      daemon.talks(PAUSE);
      daemon.answers(10);
      for (int i = 0; i < KILLS; i++) {
        new CountDownLatch(1).await(random.nextInt(LIFE_MILLIS), TimeUnit.MILLISECONDS);
        daemon.dies();
        daemon.startsAgain();
      }
      daemon.answers(10);
      Ledger ledger = daemon.settles();
      System.out.printf(
          "%d kills on %s: %d questions, %d unanswered, %d of its own missing, %d answered again,"
              + " %d sent twice, %d late%n",
          KILLS,
          server,
          ledger.answers() + ledger.unanswered().size(),
          ledger.unanswered().size(),
          daemon.missing(),
          ledger.again(),
          ledger.twice(),
          ledger.late());
      assertThat(ledger.unanswered()).as(daemon.log()::last).isEmpty();
      assertThat(daemon.missing()).isZero();
    }
  }
}
