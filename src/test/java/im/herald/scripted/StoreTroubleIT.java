package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import im.herald.cli.Main;
import im.herald.config.StoreConfig;
import im.herald.it.BotProcess;
import im.herald.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The disk under a running Herald is full, locked or damaged.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StoreTroubleIT {
  /// More than the time for which Herald waits for a lock.
  private static final Duration LOCK = Duration.ofSeconds(12);

  private static final String PADDING = "x".repeat(10_000);
  private static final int PAGE = 4096;

  @TempDir private Path folder;

  /// A disk of its own needs root, and so does making it larger.
  @Test
  void aFullDiskLosesNothingAndHealsByItself() throws Exception {
    assumeThat(System.getProperty("user.name"))
        .as("mounting a disk of 4 MB needs root")
        .isEqualTo("root");
    try (ScriptedServer server = ScriptedServer.start()) {
      Installation herald = Installation.in(folder, server);
      Files.createDirectory(herald.store());
      runs("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", herald.store().toString());
      try (BotProcess bot = herald.starts(Main.class)) {
        Dialogue dialogue = new Dialogue(server, PADDING);
        Client client = server.online();
        while (isHealthy(bot)) {
          assertThat(dialogue.asked()).as("questions that fit into 4 MB").isLessThan(500);
          dialogue.asks(client);
          await()
              .atMost(Duration.ofSeconds(20))
              .until(() -> dialogue.answers().size() > dialogue.asked() - 5 || !isHealthy(bot));
        }
        int full = dialogue.asked();
        for (int i = 0; i < 10; i++) {
          dialogue.asks(client);
        }
        runs("mount", "-o", "remount,size=64m", herald.store().toString());
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> dialogue.answers().size() == dialogue.asked());
        System.out.printf(
            "4 MB were full after %d questions; all %d are answered%n", full, dialogue.asked());
        assertThat(bot.stops()).as(bot.log()::last).isZero();
        assertThat(dialogue.answers().values())
            .allSatisfy(ids -> assertThat(ids.stream().distinct()).hasSize(1));
        assertThat(herald.number("SELECT count(*) FROM outgoing")).isZero();
      } finally {
        runs("umount", herald.store().toString());
      }
    }
  }

  private static boolean isHealthy(BotProcess bot) {
    return bot.log().rest("the disk is full").isEmpty();
  }

  @Test
  void aStoreThatAnotherProcessLocksLosesNothing() throws Exception {
    LockedStore.outlives(LOCK, folder);
  }

  @Test
  void aDamagedStoreIsNotStartedWithAndItsCopyIs() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      Installation herald = Installation.in(folder, server);
      Path copy = folder.resolve("copy.db");
      try (BotProcess bot = herald.starts(Main.class)) {
        server.online();
        Store.backup(new StoreConfig(herald.store(), true), copy);
        assertThat(bot.stops()).as(bot.log()::last).isZero();
      }
      Path file = herald.store().resolve("herald.db");
      byte[] octets = Files.readAllBytes(file);
      for (int page = 1; page < octets.length / PAGE; page++) {
        octets[page * PAGE] ^= 0x55;
      }
      Files.write(file, octets);
      try (BotProcess bot = herald.starts(Main.class)) {
        assertThat(bot.exits()).as(bot.log()::last).isEqualTo(78);
        assertThat(bot.log().text()).contains(file + " is damaged", "Put " + copy);
      }
      Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
      try (BotProcess bot = herald.starts(Main.class).online()) {
        assertThat(bot.stops()).as(bot.log()::last).isZero();
      }
    }
  }

  private static void runs(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
        .as(String.join(" ", command))
        .isZero();
  }
}
