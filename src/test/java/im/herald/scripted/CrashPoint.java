package im.herald.scripted;

/// A place between hearing something and having forgotten it, at which the process may end. All but
/// one are where a transaction with a certain statement becomes durable.
enum CrashPoint {
  /// A message has come; nobody has written it down.
  BEFORE_JOURNAL("INSERT INTO journal", false, false),
  /// It is written down; the server has not been told.
  AFTER_JOURNAL("INSERT INTO journal", true, false),
  /// It runs. The first that comes is counted where it is written down, so this is one behind it,
  /// and the answer to the first may have been sent.
  RUN("UPDATE journal SET runs", true, true),
  /// It has run; neither that nor the answer is written down.
  BEFORE_DONE("UPDATE journal SET fate = 'done'", false, false),
  /// Both are; the answer has not been sent.
  AFTER_DONE("UPDATE journal SET fate = 'done'", true, false),
  /// The answer has been sent; the server has not acknowledged it. Here the test kills.
  SENT("", false, true),
  /// The server has acknowledged it; it is still in the outbox.
  BEFORE_DELETE("DELETE FROM outgoing", false, true),
  /// The first of several is out of the outbox.
  AFTER_DELETE("DELETE FROM outgoing", true, true),
  /// A due time has come; that it was fired is not written down.
  BEFORE_FIRING("INSERT INTO firing", false, false),
  /// It is, with what it says; nothing has been sent.
  AFTER_FIRING("INSERT INTO firing", true, false);

  private final String statement;
  private final boolean durable;
  private final boolean sent;

  CrashPoint(String statement, boolean durable, boolean sent) {
    this.statement = statement;
    this.durable = durable;
    this.sent = sent;
  }

  /// Whether the process ends with the transaction that has `sql` in it.
  boolean isIn(String sql) {
    return !statement.isEmpty() && sql.startsWith(statement);
  }

  /// Whether that transaction is durable then.
  boolean isDurable() {
    return durable;
  }

  /// Whether something was sent and not forgotten, so that it comes a second time.
  boolean mayDouble() {
    return sent;
  }
}
