package im.herald.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/// Has the pool give up a connection after errors at which SQLite rolls back by itself
/// (https://www.sqlite.org/lang_transaction.html § 3): its driver does not notice, and would never
/// begin a transaction again, long after there is room on the disk.
///
/// Public, with a constructor without parameters: the pool makes it from its name.
public final class RolledBack implements SQLExceptionOverride {
  private static final int NOMEM = 7;
  private static final int IOERR = 10;
  private static final int FULL = 13;

  @java.lang.Override
  public Override adjudicate(SQLException e) {
    return switch (e.getErrorCode() & 0xff) {
      case NOMEM, IOERR, FULL -> Override.MUST_EVICT;
      default -> Override.CONTINUE_EVICT;
    };
  }
}
