package im.herald.builtin;

import im.herald.message.Show;

/// A presence that nobody sees.
public final class PresenceInMemory implements OwnPresence {
  private volatile State state = new State(Show.CHAT, "At your service.");

  @Override
  public void set(State state) {
    this.state = state;
  }

  @Override
  public State current() {
    return state;
  }
}
