package im.herald.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.herald.config.StoreConfig;
import im.herald.message.Jids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.Jid;

class StoreTest {
  @TempDir Path temp;

  @Test
  void nobodyElseMayReadIt() throws IOException {
    try (Store store = open()) {
      store.state().put("claimed", "juliet@example.org");
      assertThat(mode(dir())).isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(dir())) {
        List<Path> all = files.toList();
        assertThat(all).extracting(f -> f.getFileName().toString()).contains("herald.db-wal");
        assertThat(all).allSatisfy(f -> assertThat(mode(f)).as("%s", f).isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void aSecondOneInTheSameProcessIsRefused() {
    try (Store store = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(StoreLocked.class)
          .hasMessageContaining("another Herald runs with the store " + dir())
          .hasMessageContaining("(process %d)".formatted(ProcessHandle.current().pid()));
      assertThat(store.state().get("x")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5000})
  void aDamagedFileIsNamedAndLeftAlone(int at) throws IOException {
    try (Store store = open()) {
      store.state().put("a", "b");
    }
    Path file = dir().resolve("herald.db");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = at; i < at + 4000; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(file, bytes);
    assertThatThrownBy(this::open)
        .isExactlyInstanceOf(StoreException.class)
        .hasMessageStartingWith(file + " is damaged. Put a copy of it in its place, or move it");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    Files.delete(file);
    open().close();
  }

  @Test
  void aCopyHoldsWhatTheDatabaseHeldAndIsNamedWhenThatIsDamaged() throws Exception {
    Path copy = temp.resolve("copy.db");
    try (Store store = open()) {
      store.state().put("a", "b");
      Store.backup(new StoreConfig(dir(), true), copy);
      store.state().put("a", "later");
    }
    assertThat(Files.getPosixFilePermissions(copy))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> Store.backup(new StoreConfig(dir(), true), copy))
        .hasMessage("there is a file %s; name one that is not there", copy);
    Path file = dir().resolve("herald.db");
    Files.writeString(
        file, "no database any more, but a text that is longer than a header of one. ".repeat(9));
    assertThatThrownBy(this::open)
        .hasMessageStartingWith("%s is damaged. Put %s in its place", file, copy);
    Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
    try (Store store = open()) {
      assertThat(store.state().get("a")).contains("b");
    }
  }

  @Test
  void aFullDiskKeepsNothingAndHealsByItself() throws Exception {
    try (Store store = open()) {
      pages(store, 1);
      String text = "x".repeat(1 << 20);
      Jid sender = Jids.any("juliet@example.org");
      Instant now = Instant.parse("2026-11-22T12:00:00Z");
      assertThatThrownBy(
              () ->
                  Store.await(
                      Arrivals.add(store.journal(), sender, text, Optional.empty(), now).kept()))
          .isExactlyInstanceOf(StoreException.class)
          .hasMessageContaining("cannot grow: the disk is full");
      pages(store, Integer.MAX_VALUE - 1);
      assertThat(
              Store.await(
                  Arrivals.add(store.journal(), sender, text, Optional.empty(), now).kept()))
          .isTrue();
      assertThat(store.journal().open()).hasSize(1);
    }
  }

  /// The database grows no further than to so many pages.
  private static void pages(Store store, int most) throws Exception {
    try (Connection connection = store.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA max_page_count = " + most);
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
    Files.writeString(temp.resolve("state"), "a file", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Store.open(new StoreConfig(temp.resolve("state/store"), true)))
        .isExactlyInstanceOf(StoreException.class)
        .hasMessageContaining("the store " + temp.resolve("state/store") + " cannot be written")
        .hasMessageContaining("store.dir");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void durableMeansThatEachCommitIsSynced(boolean durable) throws Exception {
    try (Store store = Store.open(new StoreConfig(dir(), durable));
        Connection connection = store.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA synchronous")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(durable ? 2 : 1);
    }
  }

  /// Fails when another version of Quartz wants other tables. Then stores that are there already
  /// need a migration, and the first one a copy of the old script.
  @Test
  void quartzWantsTheTablesThatStoresHave() throws Exception {
    byte[] script = Migrations.text(Migrations.SCRIPTS.getFirst()).getBytes(StandardCharsets.UTF_8);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(script)))
        .isEqualTo("60d22e05e00203702f18f835916c75270aeb6828e7051bb81dd87ebd7bf6a943");
  }

  private Store open() {
    return Store.open(new StoreConfig(dir(), true));
  }

  private Path dir() {
    return temp.resolve("var/herald");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
