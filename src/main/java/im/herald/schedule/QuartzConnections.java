package im.herald.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/// Lends Quartz the connections of the store. The one class of this room that sees JDBC.
public final class QuartzConnections implements ConnectionProvider {
  private final DataSource database;
  private final boolean shared;

  /// @param database belongs to the store, which closes it
  /// @param shared whether other Heralds have their schedules in it, too
  public QuartzConnections(DataSource database, boolean shared) {
    this.database = database;
    this.shared = shared;
  }

  boolean isShared() {
    return shared;
  }

  /// Waits for its turn even when interrupted: Quartz interrupts its threads when it stops, and
  /// what they have done must still be written down. The interrupt is passed on.
  @Override
  public Connection getConnection() throws SQLException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return database.getConnection();
        } catch (SQLException e) {
          if (!(e.getCause() instanceof InterruptedException)) {
            throw e;
          }
          // Not handed on by the pool in the thread itself.
          interrupted = true;
          Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void initialize() {
    // The store has done it.
  }

  @Override
  public void shutdown() {
    // The store does it, after Quartz.
  }
}
