package im.herald.store;

import im.herald.message.ArchiveId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jxmpp.jid.BareJid;

/// What people said to Herald. An entry is open until its message is dealt with, is then kept for a
/// week, and is put aside when its handling has ended the process three times. Any thread.
public final class Journal {
  /// How many octets may wait to be written: then whoever adds waits, and the server is not read.
  private static final int ROOM = 16 << 20;

  /// What a message takes in memory beside its stanza.
  private static final int OVERHEAD = 1 << 10;

  /// Of a JID, RFC 7622 § 3.1; what cannot be read may claim a longer one.
  private static final int LONGEST_SENDER = 3071;

  private static final String ENTRY =
      "SELECT number, sender, stanza, received, runs FROM journal WHERE ";

  private static final String INSERT =
      "INSERT INTO journal (number, sender, stanza, received, runs, fate, archive_id, archive)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (archive_id, archive) DO NOTHING";

  /// In the column of rooms.
  private static final String OUR_ACCOUNT = "";

  private static final int MOST_UNREADABLE = 200;

  /// What was put aside and has never run.
  private static final String UNREADABLE =
      " FROM journal WHERE fate <> 'done' AND fate = 'aside' AND runs = 0";

  private static final String FORGET_UNREADABLE =
      "DELETE"
          + UNREADABLE
          + " AND number <= (SELECT number"
          + UNREADABLE
          + " ORDER BY number DESC LIMIT 1 OFFSET ?)";

  private final Commits commits;
  private final Numbers numbers;
  private final Retention retention;
  private final Semaphore room = new Semaphore(ROOM);

  Journal(Commits commits, Numbers numbers, Retention.Limits limits) {
    this.commits = commits;
    this.numbers = numbers;
    this.retention = new Retention(commits, limits);
  }

  /// Those that are open, in order, without their stanzas: there may be more of them than memory
  /// holds. To be asked once, before anything is added.
  ///
  /// @throws StoreException if they cannot be read
  public List<OpenEntry> open() {
    numbers.goOnFrom(
        commits.make(
            t ->
                t.query("SELECT coalesce(max(number), 0) FROM journal", rows -> rows.getLong(1))
                    .getFirst()));
    String sql =
        "SELECT number, sender, runs FROM journal WHERE fate <> 'done' AND fate = 'open' ORDER BY 1";
    return commits.make(
        t -> {
          Map<String, String> senders = new HashMap<>();
          return t.query(
              sql,
              rows ->
                  new OpenEntry(
                      rows.getLong(1),
                      senders.computeIfAbsent(rows.getString(2), sender -> sender),
                      rows.getInt(3)));
        });
  }

  /// An entry that is not dealt with.
  ///
  /// @param number its place in the order in which they came
  /// @param sender as the server said
  /// @param runs how often its handling has begun
  public record OpenEntry(long number, String sender, int runs) {}

  /// The entry with this number, if there is one.
  ///
  /// @throws StoreException if it cannot be read
  public Optional<JournalEntry> read(long number) {
    return commits.make(t -> t.query(ENTRY + "number = ?", Journal::entry, number)).stream()
        .findFirst();
  }

  /// Those that were put aside.
  ///
  /// @throws StoreException if they cannot be read
  public List<JournalEntry> aside() {
    String which = "fate <> 'done' AND fate = 'aside' ORDER BY number";
    return commits.make(t -> t.query(ENTRY + which, Journal::entry));
  }

  /// How many were put aside.
  ///
  /// @throws StoreException if that cannot be read
  public int countAside() {
    String sql = "SELECT count(*) FROM journal WHERE fate <> 'done' AND fate = 'aside'";
    return commits.make(t -> t.query(sql, rows -> rows.getInt(1))).getFirst();
  }

  /// What is open, in numbers.
  ///
  /// @throws StoreException if it cannot be read
  public Backlog backlog() {
    String sql =
        "SELECT count(*), count(CASE WHEN runs > 0 THEN 1 END), min(received) FROM journal"
            + " WHERE fate <> 'done' AND fate = 'open'";
    return commits.make(t -> t.query(sql, Journal::backlog)).getFirst();
  }

  private static Backlog backlog(ResultSet rows) throws SQLException {
    int open = rows.getInt(1);
    return new Backlog(
        open,
        rows.getInt(2),
        open == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(rows.getLong(3))));
  }

  /// @param open how many messages are not dealt with
  /// @param begun how many of them have begun to be
  /// @param oldest when the oldest of them came
  public record Backlog(int open, int begun, Optional<Instant> oldest) {}

  /// The numbers of the latest of those that came after `since` and are dealt with, in order;
  /// `most` at most.
  ///
  /// @throws StoreException if they cannot be read
  public List<Long> dealtWithSince(Instant since, int most) {
    String sql =
        "SELECT number FROM journal WHERE fate = 'done' AND number >= ?"
            + " ORDER BY number DESC LIMIT ?";
    return commits
        .make(t -> t.query(sql, rows -> rows.getLong(1), Numbers.at(since), most))
        .reversed();
  }

  private static JournalEntry entry(ResultSet rows) throws SQLException {
    return new JournalEntry(
        rows.getLong(1),
        rows.getString(2),
        rows.getString(3),
        Instant.ofEpochMilli(rows.getLong(4)),
        rows.getInt(5));
  }

  /// The last message of those whose place in our account's archive is known.
  ///
  /// @throws StoreException if it cannot be read
  public Optional<ArchivedEntry> lastArchived() {
    return commits
        .make(
            t ->
                t.query(
                    "SELECT archive_id, received FROM journal WHERE archive_id IS NOT NULL"
                        + " AND archive = '' ORDER BY number DESC LIMIT 1",
                    Journal::archived))
        .stream()
        .findFirst();
  }

  private static ArchivedEntry archived(ResultSet rows) throws SQLException {
    return new ArchivedEntry(
        new ArchiveId(rows.getString(1)), Instant.ofEpochMilli(rows.getLong(2)));
  }

  /// Adds a message, unless it is there: offline storage and the archive give copies of one
  /// another. Waits only while too much of what came before is not written.
  ///
  /// @param before complete when what came before it in the session is durable. If that could not
  ///   be kept neither is this: the place in the archive up to which all is here is that of the
  ///   last that is
  /// @return complete when it is durable; with a [StoreException] if it cannot be kept
  public Added add(Arrival arrival, CompletableFuture<?> before) {
    return add(arrival, "open", before);
  }

  /// As [#add], for one that cannot be read. Of those the latest are kept, for anybody can send
  /// them.
  ///
  /// @param sender as it says itself
  public Added addAside(String sender, String stanza, Instant now, CompletableFuture<?> before) {
    String start = sender.substring(0, Math.min(sender.length(), LONGEST_SENDER));
    Added added =
        add(
            new Arrival(start, stanza, Optional.empty(), Optional.empty(), now, false),
            "aside",
            before);
    CompletableFuture<?> _ = commits.submit(t -> t.update(FORGET_UNREADABLE, MOST_UNREADABLE));
    return added;
  }

  private Added add(Arrival arrival, String fate, CompletableFuture<?> before) {
    int size = Math.min(ROOM, arrival.stanza().length() + OVERHEAD);
    room.acquireUninterruptibly(size);
    long number = numbers.next(arrival.received());
    CompletableFuture<Boolean> kept =
        commits.submit(
            t -> {
              if (before.isCompletedExceptionally()) {
                throw new StoreException("a message before it in the session could not be kept");
              }
              return t.update(
                      INSERT,
                      number,
                      arrival.sender(),
                      arrival.stanza(),
                      arrival.received().toEpochMilli(),
                      arrival.begins() ? 1 : 0,
                      fate,
                      arrival.archiveId().map(ArchiveId::value).orElse(null),
                      arrival.room().map(BareJid::toString).orElse(OUR_ACCOUNT))
                  == 1;
            });
    CompletableFuture<?> _ = kept.whenComplete((_, _) -> room.release(size));
    retention.added(arrival.stanza().length(), arrival.received());
    return new Added(number, kept);
  }

  /// @param kept complete when the message is durable; false if it was there
  public record Added(long number, CompletableFuture<Boolean> kept) {}

  /// Its handling begins, and did not with its arrival. What the database refuses is tried again
  /// until it takes it.
  ///
  /// @return complete when that is durable; fails only if the store was closed before
  public CompletableFuture<Integer> begins(long number) {
    return commits.insist(
        "the beginning of message %d is not counted".formatted(number),
        t -> t.update("UPDATE journal SET runs = runs + 1 WHERE number = ?", number));
  }

  /// It is not tried again.
  ///
  /// @throws StoreException if that cannot be written
  public void putAside(long number) {
    commits.make(t -> t.update("UPDATE journal SET fate = 'aside' WHERE number = ?", number));
  }

  /// One that was put aside is tried again after the next start.
  ///
  /// @return false if there is none with this number
  /// @throws StoreException if that cannot be written
  public boolean retry(long number) {
    return decide("UPDATE journal SET fate = 'open', runs = 0", number);
  }

  /// One that was put aside is dealt with.
  ///
  /// @return false if there is none with this number
  /// @throws StoreException if that cannot be written
  public boolean drop(long number) {
    return decide("UPDATE journal SET fate = 'done'", number);
  }

  private boolean decide(String change, long number) {
    return commits.make(t -> t.update(change + " WHERE number = ? AND fate = 'aside'", number)) > 0;
  }
}
