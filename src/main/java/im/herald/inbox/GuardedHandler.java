package im.herald.inbox;

import im.herald.message.IncomingMessage;
import im.herald.message.Role;

/// Somebody else's handler, behind the guard.
public record GuardedHandler(Handler handler, Guard guard) implements Handler {
  @Override
  public String name() {
    return handler.name();
  }

  @Override
  public Outcome handle(IncomingMessage message, Role role) throws InterruptedException {
    return guard.run(handler.name(), () -> handler.handle(message, role));
  }
}
