package im.herald.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Copies the embedded database while a Herald may be writing to it.
final class Backup {
  /// Where a store notes its last copy, beside the database, for the day on which that is damaged.
  private static final String NOTE = "last-backup";

  private Backup() {}

  /// Copies `database` into the new file `target`, which nobody else may read. It is on the disk
  /// when this returns.
  ///
  /// @throws StoreException if that is not possible
  static void copy(SqliteFile database, Path target) {
    if (Files.exists(target)) {
      throw new StoreException("there is a file %s; name one that is not there".formatted(target));
    }
    try {
      PrivateFiles.makeFile(target);
      try (HikariDataSource connections = database.open();
          Connection connection = connections.getConnection();
          PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
        copy.setString(1, target.toString());
        copy.execute();
      }
      try (FileChannel file = FileChannel.open(target, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      Files.writeString(database.file().resolveSibling(NOTE), target.toString());
    } catch (SQLException e) {
      delete(target);
      throw database.failure(e);
    } catch (IOException e) {
      delete(target);
      throw new StoreException("%s cannot be written: %s".formatted(target, e), e);
    }
  }

  private static void delete(Path target) {
    try {
      Files.deleteIfExists(target);
    } catch (IOException e) {
      // What is left is half a copy under a name that the operator chose for it.
    }
  }

  /// Where the last copy of the database `file` is, in words for a message.
  static String last(Path file) {
    try {
      return Files.readString(file.resolveSibling(NOTE));
    } catch (IOException e) {
      return "a copy of it";
    }
  }
}
