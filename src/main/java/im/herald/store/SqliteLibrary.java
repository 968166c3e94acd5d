package im.herald.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite itself: code for the machine, which lies in a jar. Its driver writes it into a temporary
/// folder at each start, unless `-Dorg.sqlite.lib.path` names a folder that has it.
public final class SqliteLibrary {
  private SqliteLibrary() {}

  /// Loads it before it is needed. Where it cannot be loaded, whoever opens a store is told.
  public static void load() {
    try {
      boolean _ = SQLiteJDBCLoader.initialize();
    } catch (Exception e) {
      // As said; a store on PostgreSQL does not need it.
    }
  }

  /// Writes it into `folder`, which is there.
  ///
  /// @throws IOException if there is none for this machine, or it cannot be written
  public static void copyTo(Path folder) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String place = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    @Nullable InputStream found = SQLiteJDBCLoader.class.getResourceAsStream(place);
    if (found == null) {
      throw new IOException("the driver of SQLite has no " + place);
    }
    try (found) {
      long _ = Files.copy(found, folder.resolve(name));
    }
  }
}
