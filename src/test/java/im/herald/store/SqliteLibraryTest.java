package im.herald.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest {
  @TempDir private Path folder;

  /// Its name is what `-Dorg.sqlite.lib.path` makes the driver look for.
  @Test
  void isAFileThatTheSystemCanLoad() throws Exception {
    SqliteLibrary.copyTo(folder);
    Path file = folder.resolve(System.mapLibraryName("sqlitejdbc"));
    assertThat(Arrays.copyOf(Files.readAllBytes(file), 4))
        .isEqualTo(new byte[] {0x7f, 'E', 'L', 'F'});
  }
}
