package im.herald.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.support.StorageBasedLockProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says which of the Heralds that share a database may hold the session. It runs out by itself, so
/// that nobody waits for one that is dead; ShedLock keeps it in a row.
///
/// Any thread may call. It has a connection of its own, so that it never waits for the others.
public final class Lease implements AutoCloseable {
  private static final String NAME = "session";
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private final HikariDataSource connection;
  private final LeaseRows rows;
  private final StorageBasedLockProvider locks;
  private final LeaseTerms terms;
  private @Nullable SimpleLock held;
  private @Nullable CountDownLatch keeping;
  private long confirmed;

  private Lease(HikariDataSource connection, LeaseRows rows, LeaseTerms terms) {
    this.connection = connection;
    this.rows = rows;
    this.locks = new StorageBasedLockProvider(rows) {};
    this.terms = terms;
  }

  static Lease in(PostgresDatabase database) {
    return in(database, LeaseTerms.usual());
  }

  static Lease in(PostgresDatabase database, LeaseTerms terms) {
    HikariDataSource connection = database.inAHurry(terms.patience()).open();
    // Beyond the process, so that two on one machine are two.
    String us = "process %d, %s".formatted(ProcessHandle.current().pid(), UUID.randomUUID());
    return new Lease(connection, new LeaseRows(connection, database, us), terms);
  }

  /// Takes it if nobody else has it.
  ///
  /// @throws StoreException if the database fails
  public synchronized boolean take() {
    long began = System.nanoTime();
    Optional<SimpleLock> taken =
        locks.lock(new LockConfiguration(Instant.now(), NAME, terms.length(), Duration.ZERO));
    taken.ifPresent(
        lock -> {
          held = lock;
          confirmed = began;
        });
    return taken.isPresent();
  }

  /// Fails unless it is ours, and keeps others from taking it until `transaction` ends. So the next
  /// holder finds all that the one before has written, and none writes late.
  ///
  /// @throws StoreException if it is not
  boolean require(Transaction transaction) throws SQLException {
    if (!rows.isOurs(NAME, transaction)) {
      throw new StoreClosed("another instance holds the session, so this one writes nothing");
    }
    return true;
  }

  /// Waits until it is ours.
  ///
  /// @param cancelled ends the waiting
  /// @return whether it is
  public boolean await(CountDownLatch cancelled) throws InterruptedException {
    String said = "";
    while (cancelled.getCount() > 0) {
      String why;
      try {
        if (take()) {
          return true;
        }
        why = "another instance holds the session (%s)".formatted(rows.holder(NAME).orElse("?"));
      } catch (StoreException e) {
        why = String.valueOf(e.getMessage());
      }
      if (!why.equals(said)) {
        LOG.info("waiting: {}", why);
        said = why;
      }
      cancelled.await(terms.poll().toMillis(), TimeUnit.MILLISECONDS);
    }
    return false;
  }

  /// Prolongs it from now on, until [#giveUp] or until it is lost.
  ///
  /// @param lost is run once if that happens, with the time left that a session needs to end
  public synchronized void keep(Runnable lost) {
    CountDownLatch stop = new CountDownLatch(1);
    keeping = stop;
    Thread.ofPlatform().daemon().name("lease").start(() -> keep(lost, stop));
  }

  private void keep(Runnable lost, CountDownLatch stop) {
    try {
      Duration pause = terms.prolong();
      while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        boolean prolonged = prolonged();
        pause = prolonged ? terms.prolong() : terms.retry();
        if (!prolonged && !mayTryAgain()) {
          lost.run();
          return;
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  private synchronized boolean prolonged() {
    SimpleLock lock = held;
    if (lock == null) {
      return false;
    }
    long began = System.nanoTime();
    try {
      Optional<SimpleLock> longer = lock.extend(terms.length(), Duration.ZERO);
      held = longer.orElse(null);
      if (held == null) {
        LOG.error("another instance has taken the session over, or the row of the lease is gone");
        return false;
      }
      confirmed = began;
      return true;
    } catch (StoreException e) {
      LOG.warn("the hold on the session cannot be prolonged: {}", e.getMessage());
      return false;
    }
  }

  private synchronized boolean mayTryAgain() {
    return held != null && System.nanoTime() - confirmed < terms.doubt().toNanos();
  }

  /// Lets the next one have it at once, if it is still ours. Only after the session has ended.
  public synchronized void giveUp() {
    if (keeping != null) {
      keeping.countDown();
    }
    SimpleLock lock = held;
    held = null;
    if (lock != null && System.nanoTime() - confirmed < terms.length().toNanos()) {
      try {
        lock.unlock();
      } catch (StoreException e) {
        LOG.info("the next instance takes over when the hold on the session runs out", e);
      }
    }
  }

  @Override
  public void close() {
    giveUp();
    connection.close();
  }
}
