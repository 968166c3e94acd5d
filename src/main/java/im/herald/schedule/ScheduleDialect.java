package im.herald.schedule;

import org.quartz.impl.jdbcjobstore.NoSuchDelegateException;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.spi.ClassLoadHelper;
import org.slf4j.Logger;

/// How Quartz speaks to SQLite, which is how it speaks to PostgreSQL; and what it calls us in its
/// rows, whatever the scheduler is called. Quartz makes the one instance itself and wants it
/// public.
public final class ScheduleDialect extends PostgreSQLDelegate {
  /// In every row of every database.
  static final String NAME = "herald";

  @Override
  public void initialize(
      Logger logger,
      String tablePrefix,
      String schedulerName,
      String instanceId,
      ClassLoadHelper classes,
      boolean useProperties,
      String settings)
      throws NoSuchDelegateException {
    super.initialize(logger, tablePrefix, NAME, instanceId, classes, useProperties, settings);
  }
}
