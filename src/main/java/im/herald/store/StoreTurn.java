package im.herald.store;

import java.time.Duration;
import javax.sql.DataSource;

/// What is written in one turn of holding the session: its own queue, so that nothing of it is
/// written in a later one, which has read the database before.
record StoreTurn(Commits commits, SmallState state, OutgoingRows outgoing, Journal journal) {
  static StoreTurn begin(DataSource connections, Database database, Commits.Change<?> first) {
    Commits commits = Commits.start(connections, database, first);
    Numbers numbers = new Numbers();
    return new StoreTurn(
        commits,
        SmallState.of(connections, database, commits),
        new OutgoingRows(commits, numbers),
        new Journal(commits, numbers, Retention.Limits.usual()));
  }

  /// Writes what was submitted, but not for longer than `patience`.
  void end(Duration patience) {
    commits.close(patience);
  }
}
