package im.herald.xmpp;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the supervisor is at, and its waiting. Any thread may ask.
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  private final UnaryOperator<Duration> waits;
  private final SessionTally tally = new SessionTally();
  private volatile ConnectionState state = new ConnectionState.Offline("not started");

  /// @param waits turns how long to wait into how long is waited
  Progress(UnaryOperator<Duration> waits) {
    this.waits = waits;
  }

  SessionTally tally() {
    return tally;
  }

  ConnectionState state() {
    return state;
  }

  void is(ConnectionState now) {
    state = now;
    if (now instanceof ConnectionState.Online(_, _, boolean resumed)) {
      tally.begun(resumed);
    }
  }

  /// Nobody is online for `usual`.
  ///
  /// @param reason for the operator
  void pause(String reason, Duration usual) throws InterruptedException {
    Duration delay = waits.apply(usual);
    state = new ConnectionState.Offline(reason);
    LOG.warn("offline: {}; next attempt in {} s", reason, delay.toMillis() / 1000.0);
    Thread.sleep(delay);
  }
}
