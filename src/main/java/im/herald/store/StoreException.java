package im.herald.store;

import java.nio.file.Path;
import java.sql.SQLException;

/// The store cannot be opened, read or written. The message names the file and the way out and is
/// meant for the operator; whoever opens the store ends the process with it.
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  // SQLite's result codes, https://www.sqlite.org/rescode.html
  private static final int BUSY = 5;
  private static final int READONLY = 8;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANTOPEN = 14;
  private static final int NOTADB = 26;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /// What `e` means for the operator.
  static StoreException of(Path file, SQLException e) {
    return switch (e.getErrorCode() & 0xff) {
      case CORRUPT, NOTADB -> damaged(file, e);
      case FULL ->
          new StoreException(
              "%s cannot grow: the disk is full; make room on it".formatted(file), e);
      case READONLY, CANTOPEN ->
          new StoreException(
              "%s cannot be written; give it and its directory to the user that runs Herald"
                  .formatted(file),
              e);
      case BUSY ->
          new StoreException(
              "%s is in use by another program, such as sqlite3; close that".formatted(file), e);
      default -> new StoreException("%s cannot be used: %s".formatted(file, e.getMessage()), e);
    };
  }

  static StoreException damaged(Path file, Throwable cause) {
    return new StoreException(
        ("%s is damaged. Put %s in its place, or move it away: Herald then starts without the"
                + " schedules and settings that were made in chat, and without what it owes people")
            .formatted(file, Backup.last(file)),
        cause);
  }
}
