package im.herald.xmpp;

/// Remembers that the account was deleted on purpose, so that `register = if-missing` does not
/// bring it back.
///
/// It is asked for before the server hears of it, and certain after: who finds it asked for tries
/// to log in, and knows then.
public final class Tombstone {
  private static final String KEY = "account.deleted";
  private static final String ASKED = "asked";
  private static final String CERTAIN = "yes";

  private final KeptValues state;

  public Tombstone(KeptValues state) {
    this.state = state;
  }

  boolean isAsked() {
    return state.get(KEY).filter(ASKED::equals).isPresent();
  }

  boolean isCertain() {
    return state.get(KEY).filter(CERTAIN::equals).isPresent();
  }

  void ask() {
    state.put(KEY, ASKED);
  }

  void confirm() {
    state.put(KEY, CERTAIN);
  }

  /// There is an account (again).
  void clear() {
    if (state.get(KEY).isPresent()) {
      state.remove(KEY);
    }
  }
}
