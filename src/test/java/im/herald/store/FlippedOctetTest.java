package im.herald.store;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.StoreConfig;
import im.herald.message.Conversation;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One octet of the database is not what was written. SQLite keeps no checksum, so within a text
/// nobody can know; but Herald starts as if nothing were, or says that the file is damaged, and
/// leaves it alone.
class FlippedOctetTest {
  private static final int TIMES = 100;

  @TempDir private Path dir;

  @Test
  void aDamagedDatabaseIsNamedOrIsOneThatWorks() throws Exception {
    Path file = dir.resolve("herald.db");
    OutgoingMessage message =
        OutgoingMessage.to(
            new Conversation.Direct(Jids.bare("juliet@example.org")), "a text ".repeat(100));
    try (Store store = open()) {
      for (int i = 0; i < 50; i++) {
        Store.await(store.outgoing().add(List.of(message), Instant.EPOCH));
      }
    }
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < TIMES; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bad);
      try (Store store = open()) {
        store.outgoing().all();
      } catch (StoreException e) {
        refused++;
        assertThat(e).hasMessageContaining(file.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(bad);
      }
      Files.deleteIfExists(dir.resolve("herald.db-wal"));
      Files.deleteIfExists(dir.resolve("herald.db-shm"));
    }
    System.out.printf("%d of %d databases with a flipped bit were refused%n", refused, TIMES);
    assertThat(refused).isPositive();
  }

  private Store open() {
    return Store.open(new StoreConfig(dir, true));
  }
}
