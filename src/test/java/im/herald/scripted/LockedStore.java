package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.cli.Main;
import im.herald.it.BotProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Another process locks Herald's database while somebody asks.
final class LockedStore {
  private static final Duration PAUSE = Duration.ofMillis(500);

  /// What the database has refused is tried again after a minute at most.
  private static final Duration HEALING = Duration.ofSeconds(90);

  private LockedStore() {}

  /// A question every half second is answered, and once, though the lock lasts so long.
  static void outlives(Duration lock, Path folder) throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      Installation herald = Installation.in(folder, server);
      Dialogue dialogue = new Dialogue(server, "");
      try (BotProcess bot = herald.starts(Main.class)) {
        Client client = server.online();
        dialogue.asks(client);
        await().until(() -> dialogue.answers().size() == 1);
        try (Connection other = herald.database();
            Statement statement = other.createStatement()) {
          statement.execute("BEGIN EXCLUSIVE");
          for (long i = 0; i < lock.dividedBy(PAUSE); i++) {
            dialogue.asks(client);
            new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
          }
          assertThat(dialogue.answers()).as("answers while it was locked").hasSize(1);
          statement.execute("ROLLBACK");
        }
        long unlocked = System.nanoTime();
        await()
            .atMost(HEALING)
            .untilAsserted(
                () -> assertThat(dialogue.answers()).as(bot.log()::last).hasSize(dialogue.asked()));
        System.out.printf(
            "locked for %d s: %d questions, all answered %d ms after it%n",
            lock.toSeconds(), dialogue.asked(), (System.nanoTime() - unlocked) / 1_000_000);
        assertThat(bot.stops()).as(bot.log()::last).isZero();
      }
      assertThat(dialogue.answers().values())
          .allSatisfy(ids -> assertThat(ids.stream().distinct()).hasSize(1));
      assertThat(herald.number("SELECT count(*) FROM outgoing")).isZero();
      assertThat(herald.number("SELECT count(*) FROM journal WHERE fate <> 'done'")).isZero();
    }
  }
}
