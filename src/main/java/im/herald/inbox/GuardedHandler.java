package im.herald.inbox;

import im.herald.message.IncomingMessage;
import im.herald.message.Role;

/// Somebody else's handler, behind the guard.
///
/// @param name asked for once, since `name()` is somebody else's code, too
public record GuardedHandler(String name, Handler handler, Guard guard) implements Handler {
  public GuardedHandler(Handler handler, Guard guard) {
    this(handler.name(), handler, guard);
  }

  @Override
  public Outcome handle(IncomingMessage message, Role role) throws InterruptedException {
    return guard.run(name, () -> handler.handle(message, role));
  }
}
