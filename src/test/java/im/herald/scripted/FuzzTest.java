package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.Main;
import im.herald.it.BotProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Thousands of stanzas by chance, and after each thousand somebody honest is answered. The profile
/// `chaos` sends five million. `-Dherald.fuzz.seed` repeats a run.
@Timeout(value = 6, unit = TimeUnit.HOURS)
class FuzzTest {
  private static final int STANZAS = Integer.getInteger("herald.fuzz.stanzas", 50_000);
  private static final long SEED = Long.getLong("herald.fuzz.seed", 1);
  private static final int BATCH = 1_000;
  private static final int MOST_MEGABYTES = 256;

  @TempDir private Path folder;

  @Test
  void noStanzaKeepsHeraldFromAnsweringOthers() throws Exception {
    Fuzz fuzz = new Fuzz(SEED);
    long begun = System.nanoTime();
    try (ScriptedServer server = ScriptedServer.start();
        BotProcess herald = starts(server, "first")) {
      Honest juliet = new Honest(server);
      Client client = server.online();
      for (int sent = 0; sent < STANZAS; sent += BATCH) {
        List<String> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
          batch.add(fuzz.stanza());
        }
        client.send(String.join("", batch));
        Optional<String> trouble = trouble(juliet);
        if (trouble.isPresent()) {
          herald.close();
          throw new AssertionError(
              "seed %d, stanzas from %d: %s%n%s%n%s"
                  .formatted(SEED, sent, trouble.get(), culprit(batch), herald.log().text()));
        }
      }
      int megabytes = herald.megabytes();
      int threads = herald.threads();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      System.out.printf(
          Locale.ROOT,
          "| by chance, seed %d | %d | stays | %.2f s | %d MB, %d threads | %d s%n",
          SEED,
          STANZAS,
          juliet.longest().toMillis() / 1e3,
          megabytes,
          threads,
          took.toSeconds());
      assertThat(megabytes).isLessThan(MOST_MEGABYTES);
      assertThat(herald.stops()).as(herald.log()::last).isZero();
    }
  }

  private BotProcess starts(ScriptedServer server, String name) throws Exception {
    Path home = Files.createDirectory(folder.resolve(name));
    return Installation.in(home, server).starts(Main.class, "-Xmx64m");
  }

  private static Optional<String> trouble(Honest juliet) throws InterruptedException {
    try {
      return juliet.asks() ? Optional.empty() : Optional.of("the stream has ended");
    } catch (AssertionError e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /// The first stanza of `batch` after which nobody is answered, told to another Herald.
  private String culprit(List<String> batch) throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        BotProcess _ = starts(server, "again")) {
      Honest juliet = new Honest(server);
      Client client = server.online();
      for (String stanza : batch) {
        client.send(stanza);
        if (trouble(juliet).isPresent()) {
          return stanza;
        }
      }
      return "none of them alone; the last is " + batch.getLast();
    }
  }
}
