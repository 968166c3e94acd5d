package im.herald.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.demo.XmppServerKind;
import im.herald.it.OnEachServer;
import im.herald.it.XmppServer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The server dies and comes back, again and again, while somebody asks 10 questions a second and
/// Herald says 5 things every 10 s by itself.
///
/// Lost is what Herald had in its outbox and never arrived. A question that the server had taken
/// and did not hand over before it was killed is the server's: those are counted and printed, but
/// not as lost. Where the server was stopped properly, they count.
///
/// ejabberd loses what it had confirmed, in a crash and when it is stopped properly
/// ([ServerLossChaos] shows both without Herald), so there the figure is in the table and only the
/// way back is asserted.
@OnEachServer
@ExtendWith(Table.Resolver.class)
class CrashChaos {
  private static final Duration PROMISED = Duration.ofSeconds(12);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final XmppServer server;

  CrashChaos(XmppServer server) {
    this.server = server;
  }

  @Test
  void afterEachCrashTheBotIsBack(Table table) throws Exception {
    Outcome outcome = repeat("kill -9 of " + server, 25, server::kill, table);
    System.out.println(
        "questions that %s took with it: %s".formatted(server, outcome.unanswered()));
  }

  @Test
  void afterEachStopTheBotIsBack(Table table) throws Exception {
    Outcome outcome = repeat("graceful stop of " + server, 10, () -> {}, table);
    if (keepsWhatItConfirmed()) {
      assertThat(outcome.unanswered()).isEmpty();
    }
  }

  private boolean keepsWhatItConfirmed() {
    return server.kind() == XmppServerKind.PROSODY;
  }

  private Outcome repeat(String fault, int times, Runnable before, Table table) throws Exception {
    Longest longest = new Longest();
    try (Daemon daemon = Daemon.on(server).ticking(5).starts()) {
      // A crash soon after takes new accounts away from ejabberd, unless it was stopped since.
      server.restart();
      daemon.isBack(System.nanoTime());
      daemon.talks(PAUSE);
      daemon.answers(20);
      int threads = daemon.threads();
      for (int i = 0; i < times; i++) {
        outage(daemon, before, longest);
        daemon.answers(10);
      }
      Ledger ledger = daemon.settles();
      int missing = daemon.missing();
      table.add(
          new Row(
              fault,
              times,
              longest.detection(),
              longest.recovery(),
              missing,
              ledger.twice(),
              threads + " → " + daemon.threads()));
      if (keepsWhatItConfirmed()) {
        assertThat(missing).isZero();
      }
      assertThat(longest.recovery()).isLessThan(PROMISED);
      return new Outcome(ledger.unanswered());
    }
  }

  private void outage(Daemon daemon, Runnable before, Longest longest) {
    long begun = System.nanoTime();
    CompletableFuture<Void> outage = CompletableFuture.runAsync(() -> bounce(before));
    longest.detected(daemon.notices(begun));
    outage.join();
    long back = System.nanoTime();
    // The person first: ejabberd loses its youngest offline messages in a crash.
    daemon.talks(PAUSE);
    longest.recovered(daemon.isBack(back));
  }

  private void bounce(Runnable before) {
    try {
      before.run();
      server.restart();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private record Outcome(Set<String> unanswered) {}
}
