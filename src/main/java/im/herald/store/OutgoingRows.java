package im.herald.store;

import im.herald.message.ArchiveId;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import im.herald.message.Reference;
import im.herald.message.StanzaId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Herald owes people, until the server has it. Any thread.
///
/// What is added in one call is there whole or not at all. Futures complete in the order in which
/// the store writes.
public final class OutgoingRows {
  /// For how long after it was due. Who lets a schedule be later than that may have it twice.
  private static final Duration REMEMBERED = Duration.ofDays(400);

  /// Of all schedules: those that are removed fire no more.
  static final String FORGET_FIRINGS = "DELETE FROM firing WHERE due < ?";

  private static final String COLUMNS =
      "SELECT number, stanza_id, address, body, thread, created, ends, kind, reply_id, reply_to, corrects, manner FROM outgoing";

  /// Of its column.
  private static final int LONGEST_THREAD = 256;

  private static final Logger LOG = LoggerFactory.getLogger(OutgoingRows.class);

  private final Commits commits;
  private final Numbers numbers;
  private final PostedRows posted;

  OutgoingRows(Commits commits, Numbers numbers) {
    this.commits = commits;
    this.numbers = numbers;
    this.posted = new PostedRows(commits, this::numbered);
  }

  /// What of it was posted over HTTP.
  public PostedRows posted() {
    return posted;
  }

  /// All that wait, in order. To be asked once, before anything is added.
  ///
  /// @throws StoreException if they cannot be read
  public List<OutgoingRow> all() {
    List<OutgoingRow> all =
        commits.make(t -> t.query(COLUMNS + " ORDER BY number", OutgoingRows::row)).stream()
            .flatMap(Optional::stream)
            .toList();
    if (!all.isEmpty()) {
      numbers.goOnFrom(all.getLast().number());
    }
    return all.stream().filter(row -> !row.isAside()).toList();
  }

  /// Those that were put aside, in order.
  ///
  /// @throws StoreException if they cannot be read
  public List<OutgoingRow> aside() {
    return commits
        .make(
            t ->
                t.query(
                    COLUMNS + " WHERE ends >= ? ORDER BY number",
                    OutgoingRows::row,
                    OutgoingRow.MOST_ENDS))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /// How many were put aside.
  ///
  /// @throws StoreException if that cannot be read
  public int countAside() {
    String sql = "SELECT count(*) FROM outgoing WHERE ends >= ?";
    return commits
        .make(t -> t.query(sql, rows -> rows.getInt(1), OutgoingRow.MOST_ENDS))
        .getFirst();
  }

  /// One that was put aside is sent after the next start.
  ///
  /// @return false if there is none with this number
  /// @throws StoreException if that cannot be written
  public boolean retry(long number) {
    return decide("UPDATE outgoing SET ends = 0", number);
  }

  /// One that was put aside is never sent.
  ///
  /// @return false if there is none with this number
  /// @throws StoreException if that cannot be written
  public boolean drop(long number) {
    boolean dropped = decide("DELETE FROM outgoing", number);
    if (dropped) {
      posted.dropped(number, "the operator has dropped it");
    }
    return dropped;
  }

  private boolean decide(String change, long number) {
    return commits.make(
            t ->
                t.update(change + " WHERE number = ? AND ends >= ?", number, OutgoingRow.MOST_ENDS))
        > 0;
  }

  /// The server has ended so many streams because of it. Does not wait; what the database refuses
  /// is tried again until it takes it.
  public void endedStream(OutgoingRow row) {
    CompletableFuture<?> _ =
        commits.insist(
            "that message %s ends streams is not written down".formatted(row.message().id()),
            t ->
                t.update(
                    "UPDATE outgoing SET ends = ? WHERE number = ?", row.ends(), row.number()));
  }

  /// It is not sent any more, until somebody says [#retry]. Does not wait, as [#endedStream].
  public void putAside(OutgoingRow row) {
    endedStream(row.putAside());
  }

  /// Empty for an address that its own preparation does not read again (RFC 7622 § 3 is not
  /// idempotent in every library): it must not keep Herald from starting.
  private static Optional<OutgoingRow> row(ResultSet rows) throws SQLException {
    Jid address;
    try {
      address = Jids.any(rows.getString(3));
    } catch (InvalidJidException e) {
      LOG.error("message {} waits for an address that cannot be read", rows.getLong(1), e);
      return Optional.empty();
    }
    OutgoingMessage message =
        new OutgoingMessage(
            new StanzaId(rows.getString(2)),
            ConversationColumn.read(rows.getString(8), address),
            rows.getString(4),
            Optional.ofNullable(rows.getString(5)),
            answered(rows.getString(9), rows.getString(10)),
            MannerColumn.read(rows.getString(12), rows.getString(11)));
    return Optional.of(
        new OutgoingRow(
            rows.getLong(1), message, Instant.ofEpochMilli(rows.getLong(6)), rows.getInt(7)));
  }

  /// An answer that cannot say what it answers is better than none.
  private static Optional<Reference> answered(@Nullable String id, @Nullable String to) {
    try {
      return id == null || to == null
          ? Optional.empty()
          : Optional.of(new Reference(new ArchiveId(id), Jids.any(to)));
    } catch (InvalidJidException e) {
      return Optional.empty();
    }
  }

  /// Adds `messages`, which were accepted at `now`.
  public CompletableFuture<List<OutgoingRow>> add(List<OutgoingMessage> messages, Instant now) {
    List<OutgoingRow> fresh = numbered(messages, now);
    return commits.submit(t -> insert(t, fresh));
  }

  /// Adds the answers to a message of the journal, which is dealt with now, unless it was before.
  /// What the database refuses is tried again until it takes it.
  ///
  /// @param number of the message
  /// @return nothing if it was; fails only if the store was closed before
  public CompletableFuture<List<OutgoingRow>> answer(
      long number, List<OutgoingMessage> answers, Instant now) {
    List<OutgoingRow> fresh = numbered(answers, now);
    return commits.insist(
        "message %d of the journal is not dealt with".formatted(number),
        t -> insertAnswers(t, number, fresh));
  }

  /// As [#answer], tried once: if that fails the message is as it was.
  public CompletableFuture<List<OutgoingRow>> answerNow(
      long number, List<OutgoingMessage> answers, Instant now) {
    List<OutgoingRow> fresh = numbered(answers, now);
    return commits.submit(t -> insertAnswers(t, number, fresh));
  }

  private static List<OutgoingRow> insertAnswers(
      Transaction transaction, long number, List<OutgoingRow> rows) throws SQLException {
    int first =
        transaction.update(
            "UPDATE journal SET fate = 'done' WHERE number = ? AND fate = 'open'", number);
    return first == 0 ? List.of() : insert(transaction, rows);
  }

  /// Adds what a schedule says at a due time, unless that was done before.
  ///
  /// @return nothing if it was
  public CompletableFuture<List<OutgoingRow>> fire(
      String schedule, Instant due, List<OutgoingMessage> messages, Instant now) {
    List<OutgoingRow> fresh = numbered(messages, now);
    return commits.submit(
        t -> {
          t.update(FORGET_FIRINGS, now.minus(REMEMBERED).toEpochMilli());
          int first =
              t.update(
                  "INSERT INTO firing (schedule, due, fired) VALUES (?, ?, ?)"
                      + " ON CONFLICT (schedule, due) DO NOTHING",
                  schedule,
                  due.toEpochMilli(),
                  now.toEpochMilli());
          return first == 0 ? List.of() : insert(t, fresh);
        });
  }

  /// Whether [#fire] has added something for this due time.
  ///
  /// @throws StoreException if that cannot be read
  public boolean hasFired(String schedule, Instant due) {
    return !commits
        .make(
            t ->
                t.query(
                    "SELECT fired FROM firing WHERE schedule = ? AND due = ?",
                    rows -> rows.getLong(1),
                    schedule,
                    due.toEpochMilli()))
        .isEmpty();
  }

  /// The server has it, or nobody will. Does not wait; what the database refuses is tried again
  /// until it takes it.
  public void remove(OutgoingRow row) {
    CompletableFuture<?> _ =
        commits.insist(
            "message %s was sent and stays in the store".formatted(row.message().id()),
            // By its id, too: it may have come back under another one.
            t ->
                t.update(
                    "DELETE FROM outgoing WHERE number = ? AND stanza_id = ?",
                    row.number(),
                    row.message().id().value()));
  }

  /// Adds `row`, which was there before under another id, or still is. What the database refuses is
  /// tried again until it takes it.
  ///
  /// @return fails only if the store was closed before
  public CompletableFuture<List<OutgoingRow>> again(OutgoingRow row) {
    return commits.insist(
        "message %s is not sent again".formatted(row.message().id()),
        t -> {
          t.update("DELETE FROM outgoing WHERE number = ?", row.number());
          return insert(t, List.of(row));
        });
  }

  private List<OutgoingRow> numbered(List<OutgoingMessage> messages, Instant now) {
    List<OutgoingRow> rows = new ArrayList<>(messages.size());
    for (OutgoingMessage message : messages) {
      rows.add(new OutgoingRow(numbers.next(now), message, now, 0));
    }
    return rows;
  }

  static List<OutgoingRow> insert(Transaction transaction, List<OutgoingRow> rows)
      throws SQLException {
    for (OutgoingRow row : rows) {
      OutgoingMessage message = row.message();
      transaction.update(
          "INSERT INTO outgoing (number, stanza_id, address, body, thread, created, kind,"
              + " reply_id, reply_to, corrects, manner) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          row.number(),
          message.id().value(),
          message.to().address().toString(),
          message.text(),
          // An answer without its thread is better than none.
          message.thread().filter(t -> t.length() <= LONGEST_THREAD).orElse(null),
          row.created().toEpochMilli(),
          ConversationColumn.of(message.to()),
          message.answered().map(answered -> answered.id().value()).orElse(null),
          message.answered().map(answered -> answered.to().toString()).orElse(null),
          message.manner().corrects().map(StanzaId::value).orElse(null),
          MannerColumn.of(message.manner()));
    }
    return rows;
  }
}
