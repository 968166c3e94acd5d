package im.herald.store;

import im.herald.message.OutgoingMessage;
import im.herald.message.PrintedText;
import im.herald.store.Fate.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was posted over HTTP: so that nothing is said twice, and somebody can ask what became of
/// it. Any thread.
public final class PostedRows {
  /// Longer than a message waits for the server.
  private static final Duration REMEMBERED = Duration.ofDays(8);

  private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);

  /// In one transaction, so that nobody waits long for the store.
  private static final int PORTION = 5_000;

  private static final String FATE =
      "SELECT p.fate, p.reason, o.ends FROM posted p LEFT JOIN outgoing o ON o.number = p.number"
          + " WHERE p.number = ?";

  private final Commits commits;
  private final BiFunction<List<OutgoingMessage>, Instant, List<OutgoingRow>> numbering;
  private final AtomicReference<Instant> cleaned = new AtomicReference<>(Instant.MIN);

  /// @param numbering gives messages their place among what Herald says
  PostedRows(
      Commits commits, BiFunction<List<OutgoingMessage>, Instant, List<OutgoingRow>> numbering) {
    this.commits = commits;
    this.numbering = numbering;
  }

  /// Adds `messages`, unless `source` has posted something of this name before.
  ///
  /// @param name empty if it has none; then it is never taken for one that was there
  /// @param messages at least one
  /// @return complete when it is durable; with a [StoreException] if it could not be written
  public CompletableFuture<Posted> add(
      String source, Optional<String> name, List<OutgoingMessage> messages, Instant now) {
    clean(now);
    List<OutgoingRow> rows = numbering.apply(messages, now);
    List<Long> numbers = rows.stream().map(OutgoingRow::number).toList();
    return commits.submit(
        t -> {
          if (name.isPresent() && !isFirst(t, source, name.get(), numbers)) {
            return new Posted(List.of(), earlier(t, source, name.get()));
          }
          for (long number : numbers) {
            t.update(
                "INSERT INTO posted (number) VALUES (?)"
                    // A clock that was set back.
                    + " ON CONFLICT (number) DO UPDATE SET fate = NULL, reason = NULL",
                number);
          }
          return new Posted(OutgoingRows.insert(t, rows), numbers);
        });
  }

  private static boolean isFirst(
      Transaction transaction, String source, String name, List<Long> numbers) throws SQLException {
    return transaction.update(
            "INSERT INTO post (source, name, number, numbers) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (source, name) DO NOTHING",
            source,
            name,
            numbers.getFirst(),
            numbers.stream().map(Object::toString).collect(Collectors.joining(" ")))
        == 1;
  }

  private static List<Long> earlier(Transaction transaction, String source, String name)
      throws SQLException {
    String numbers =
        transaction
            .query(
                "SELECT numbers FROM post WHERE source = ? AND name = ?",
                rows -> rows.getString(1),
                source,
                name)
            .getFirst();
    return Arrays.stream(numbers.split(" ")).map(Long::valueOf).toList();
  }

  /// Forgets what is too old, a portion now and then.
  private void clean(Instant now) {
    Instant last = cleaned.get();
    boolean recent = last.isAfter(now.minus(BETWEEN_CLEANINGS)) && !last.isAfter(now);
    if (recent || !cleaned.compareAndSet(last, now)) {
      return;
    }
    long oldest = Numbers.at(now.minus(REMEMBERED));
    CompletableFuture<?> _ = commits.submit(t -> forget(t, "posted", oldest));
    CompletableFuture<?> _ = commits.submit(t -> forget(t, "post", oldest));
  }

  private static int forget(Transaction transaction, String table, long oldest)
      throws SQLException {
    return transaction.update(
        "DELETE FROM %1$s WHERE number IN (SELECT number FROM %1$s WHERE number < ? ORDER BY number LIMIT ?)"
            .formatted(table),
        oldest,
        PORTION);
  }

  /// What became of the message with this number; empty if none was posted, or too long ago.
  ///
  /// @return fails with a [StoreException] if that cannot be read
  public CompletableFuture<Optional<Fate>> fate(long number) {
    return commits.submit(t -> t.query(FATE, PostedRows::fate, number).stream().findFirst());
  }

  private static Fate fate(ResultSet rows) throws SQLException {
    @Nullable String said = rows.getString(1);
    Optional<String> reason = Optional.ofNullable(rows.getString(2));
    if (said != null) {
      return new Fate(
          said.equals(State.BOUNCED.toString()) ? State.BOUNCED : State.DROPPED, reason);
    }
    int ends = rows.getInt(3);
    if (rows.wasNull()) {
      return new Fate(State.SENT, reason);
    }
    return ends < OutgoingRow.MOST_ENDS
        ? new Fate(State.QUEUED, reason)
        : new Fate(State.ASIDE, Optional.of("the server ends streams because of it"));
  }

  /// The message with this number came back, if it was posted. Does not wait; what the database
  /// refuses is tried again until it takes it.
  public void bounced(long number, String reason) {
    became(number, State.BOUNCED, reason);
  }

  /// It is not sent any more, likewise.
  public void dropped(long number, String reason) {
    became(number, State.DROPPED, reason);
  }

  private void became(long number, State state, String reason) {
    CompletableFuture<?> _ =
        commits.insist(
            "what became of message %d is not written down".formatted(number),
            t ->
                t.update(
                    "UPDATE posted SET fate = ?, reason = ? WHERE number = ?",
                    state.toString(),
                    PrintedText.of(reason),
                    number));
  }
}
