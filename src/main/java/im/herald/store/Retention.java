package im.herald.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the journal from filling the disk: what is dealt with is forgotten, oldest first, when it
/// is too old or there is too much of it. What is open, or put aside because Herald ended over it,
/// is never forgotten, whoever floods Herald. In small portions, so that nobody waits long for the
/// store. Any thread.
final class Retention {
  private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  /// By which part of what is kept the journal may grow between two cleanings.
  private static final int PART = 8;

  private static final String DONE = " FROM journal WHERE fate = 'done'";

  /// Where the account's archive was read last is kept, however old: without it the next login
  /// would read again what was answered long ago. Of rooms' archives the place is kept elsewhere.
  private static final String FORGETTABLE =
      DONE
          + " AND number <> coalesce("
          + "(SELECT max(number) FROM journal WHERE archive_id IS NOT NULL AND archive = ''), 0)";

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final Commits commits;
  private final Limits limits;
  private Instant cleaned = Instant.MIN;
  private Instant tried = Instant.MIN;
  private boolean cleaning;
  private Amount grown = new Amount(0, 0);

  Retention(Commits commits, Limits limits) {
    this.commits = commits;
    this.limits = limits;
  }

  /// Something was added at `now`; cleans if it is time to. Does not wait.
  void added(long octets, Instant now) {
    synchronized (this) {
      grown = grown.plus(new Amount(1, octets));
      if (cleaning || isRecent(tried, AFTER_FAILURE, now) || !isDue(now)) {
        return;
      }
      cleaning = true;
      tried = now;
      grown = new Amount(0, 0);
    }
    CompletableFuture<?> _ =
        commits
            .submit(Retention::all)
            .thenCompose(all -> clean(all.minus(limits.most), Numbers.at(now.minus(limits.age))))
            .whenComplete((_, failure) -> ended(now, failure));
  }

  private boolean isDue(Instant now) {
    return !isRecent(cleaned, BETWEEN_CLEANINGS, now)
        || grown.rows > limits.most.rows / PART
        || grown.octets > limits.most.octets / PART;
  }

  /// Not if the clock has been set back since.
  private static boolean isRecent(Instant last, Duration age, Instant now) {
    return last.isAfter(now.minus(age)) && !last.isAfter(now);
  }

  private static Amount all(Transaction transaction) throws SQLException {
    String sql = "SELECT count(*), coalesce(sum(octet_length(stanza)), 0)" + DONE;
    return transaction.query(sql, rows -> new Amount(rows.getLong(1), rows.getLong(2))).getFirst();
  }

  /// One portion after the other.
  private CompletableFuture<Amount> clean(Amount excess, long oldest) {
    return commits
        .submit(t -> portion(t, excess, oldest))
        .thenCompose(
            freed ->
                freed.rows < limits.portion
                    ? CompletableFuture.completedFuture(freed)
                    : clean(excess.minus(freed), oldest));
  }

  private Amount portion(Transaction transaction, Amount excess, long oldest) throws SQLException {
    List<Row> first =
        transaction.query(
            "SELECT number, octet_length(stanza)" + FORGETTABLE + " ORDER BY number LIMIT ?",
            rows -> new Row(rows.getLong(1), rows.getLong(2)),
            limits.portion);
    Amount freed = new Amount(0, 0);
    long last = 0;
    for (Row row : first) {
      Amount left = excess.minus(freed);
      if (row.number >= oldest && left.rows <= 0 && left.octets <= 0) {
        break;
      }
      freed = freed.plus(new Amount(1, row.octets));
      last = row.number;
    }
    if (freed.rows > 0) {
      transaction.update("DELETE" + FORGETTABLE + " AND number <= ?", last);
    }
    return freed;
  }

  private synchronized void ended(Instant began, @Nullable Throwable failure) {
    cleaning = false;
    if (failure == null) {
      cleaned = began;
    } else {
      LOG.warn("the journal cannot be cleaned: {}", failure.getMessage());
    }
  }

  /// How much is kept.
  ///
  /// @param age of what is dealt with
  /// @param most of it, whatever its age
  /// @param portion how many rows are deleted in one transaction
  record Limits(Duration age, Amount most, int portion) {
    static Limits usual() {
      return new Limits(Duration.ofDays(7), new Amount(200_000, 256L << 20), 500);
    }
  }

  /// @param octets of the stanzas
  record Amount(long rows, long octets) {
    Amount plus(Amount other) {
      return new Amount(rows + other.rows, octets + other.octets);
    }

    Amount minus(Amount other) {
      return new Amount(rows - other.rows, octets - other.octets);
    }
  }

  private record Row(long number, long octets) {}
}
