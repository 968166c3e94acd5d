package im.herald.xmpp;

import im.herald.command.CommandFailure;
import im.herald.message.Wording;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The session that is online now, if one is. The supervisor sets it; everybody else asks, each
/// time anew.
public final class CurrentSession {
  private final AtomicReference<@Nullable Session> session = new AtomicReference<>();

  public CurrentSession() {}

  Optional<Session> get() {
    return Optional.ofNullable(session.get());
  }

  /// The session, for a command that cannot do without.
  Session orFail() throws CommandFailure {
    Session now = session.get();
    if (now == null) {
      throw new CommandFailure(Wording.of("Herald is not connected to its server at the moment."));
    }
    return now;
  }

  void begin(Session begun) {
    session.set(begun);
  }

  void end() {
    session.set(null);
  }
}
