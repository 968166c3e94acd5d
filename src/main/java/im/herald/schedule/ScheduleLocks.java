package im.herald.schedule;

import org.quartz.impl.jdbcjobstore.StdRowLockSemaphore;

/// The locks by which Quartz keeps two instances apart on PostgreSQL: rows of the database, under
/// the name that [ScheduleDialect] has in every row, so that they are the same for all. Quartz
/// makes the one instance itself and wants it public.
public final class ScheduleLocks extends StdRowLockSemaphore {
  @Override
  public void setSchedName(String schedulerName) {
    super.setSchedName(ScheduleDialect.NAME);
  }
}
