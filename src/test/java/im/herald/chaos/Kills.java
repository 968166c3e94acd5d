package im.herald.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.demo.XmppServerKind;
import im.herald.it.XmppServer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Kills with -9 while one person asks ten questions a second and three schedules fire: nothing
/// that the server had confirmed to the person, and nothing that Herald had accepted, is lost. What
/// comes twice, late, or is answered again is counted and has its limit.
final class Kills {
  /// Two of three kills hit Herald while it starts, logs in or takes up what was left.
  private static final int LIFE_MILLIS = 4_000;

  private static final Duration PAUSE = Duration.ofMillis(100);

  /// What may have been sent and not acknowledged.
  private static final int WINDOW = 200;

  private final XmppServer server;
  private final Random random = new Random(1);

  Kills(XmppServer server) {
    this.server = server;
  }

  /// Of Herald, so many.
  void ofHerald(int times) throws Exception {
    try (Daemon daemon = Daemon.on(server).ticking(3).starts()) {
      daemon.talks(PAUSE);
      daemon.answers(10);
      for (int i = 0; i < times; i++) {
        ofHerald(daemon);
      }
      Ledger ledger = settled(daemon, times + " kills on " + server);
      assertThat(ledger.unanswered()).as(daemon.log()::last).isEmpty();
      assertThat(daemon.missing()).isZero();
      limits(ledger, times);
    }
  }

  /// Of Herald and of the server in turn, so many each. What the server loses in a crash cannot be
  /// told from what Herald loses, so for ejabberd, which does ([ServerLossChaos]), it is printed.
  void ofBoth(int times) throws Exception {
    try (Daemon daemon = Daemon.on(server).ticking(3).starts()) {
      // A crash soon after takes new accounts away from ejabberd, unless it was stopped since.
      server.restart();
      daemon.isBack(System.nanoTime());
      daemon.talks(PAUSE);
      daemon.answers(10);
      for (int i = 0; i < times; i++) {
        ofHerald(daemon);
        ofServer(daemon);
      }
      Ledger ledger =
          settled(daemon, "%d kills of Herald and as many of %s".formatted(times, server));
      if (server.kind() == XmppServerKind.PROSODY) {
        assertThat(ledger.unanswered()).as(daemon.log()::last).isEmpty();
        assertThat(daemon.missing()).isZero();
      }
      limits(ledger, 2 * times);
    }
  }

  private void ofHerald(Daemon daemon) throws InterruptedException {
    new CountDownLatch(1).await(random.nextInt(LIFE_MILLIS), TimeUnit.MILLISECONDS);
    daemon.dies();
    daemon.startsAgain();
  }

  private void ofServer(Daemon daemon) throws Exception {
    new CountDownLatch(1).await(random.nextInt(LIFE_MILLIS), TimeUnit.MILLISECONDS);
    server.kill();
    server.restart();
    // The person first: ejabberd loses its youngest offline messages in a crash.
    daemon.talks(PAUSE);
  }

  private static Ledger settled(Daemon daemon, String what) throws InterruptedException {
    daemon.answers(10);
    Ledger ledger = daemon.settles();
    System.out.printf(
        "%s: %d questions, %d unanswered, %d of its own missing, %d answered again,"
            + " %d sent twice, %d late%n",
        what,
        ledger.answers() + ledger.unanswered().size(),
        ledger.unanswered().size(),
        daemon.missing(),
        ledger.again(),
        ledger.twice(),
        ledger.late());
    return ledger;
  }

  /// What docs/reliability.md promises.
  private static void limits(Ledger ledger, int kills) {
    assertThat(ledger.again()).as("questions answered in a second message").isZero();
    assertThat(ledger.twice()).as("messages sent twice").isLessThanOrEqualTo(kills * WINDOW);
    assertThat(ledger.late()).as("answers after a later one").isLessThanOrEqualTo(kills);
  }
}
