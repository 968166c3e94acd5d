package im.herald.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.herald.config.StoreConfig;
import im.herald.postgres.OnEachDatabase;
import im.herald.postgres.StorePlace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables that another version of Herald has left.
@OnEachDatabase
class SchemaTest {
  private static final int KNOWN = Migrations.SCRIPTS.size();

  private final StorePlace place;
  private StoreConfig config;

  SchemaTest(StorePlace place) {
    this.place = place;
  }

  @BeforeEach
  void anEmptyStore(@TempDir Path dir) {
    config = place.in(dir);
  }

  @Test
  void thoseOfANewerHeraldAreOpenedWhenTheySayThatThisOneCanReadThem() throws Exception {
    leftBy(KNOWN + 1, String.valueOf(KNOWN));
    try (Store store = Store.open(config)) {
      store.lease().ifPresent(Lease::take);
      store.state().put("presence", "away");
      assertThat(store.state().get("presence")).contains("away");
    }
  }

  @Test
  void thoseThatOnlyANewerHeraldCanReadAreRefusedWithAllVersions() throws Exception {
    leftBy(KNOWN + 2, String.valueOf(KNOWN + 1));
    assertThatThrownBy(() -> Store.open(config))
        .isExactlyInstanceOf(StoreException.class)
        .hasMessageContaining("was written by a newer Herald")
        .hasMessageContaining(
            "(schema %d, for those who know %d; this one knows %d)"
                .formatted(KNOWN + 2, KNOWN + 1, KNOWN));
  }

  @Test
  void thoseThatDoNotSayWhoCanReadThemAreRefused() throws Exception {
    leftBy(KNOWN + 1, "NULL");
    assertThatThrownBy(() -> Store.open(config))
        .isExactlyInstanceOf(StoreException.class)
        .hasMessageContaining("was written by a newer Herald");
  }

  private void leftBy(int version, String readableFrom) throws Exception {
    try (Store store = Store.open(config);
        Connection connection = store.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE outgoing ADD COLUMN newer INTEGER NOT NULL DEFAULT 7");
      statement.execute(
          "INSERT INTO schema_version (version, readable_from) VALUES (%d, %s)"
              .formatted(version, readableFrom));
    }
  }
}
