package im.herald.cli;

import im.herald.store.SmallState;
import im.herald.xmpp.KeptValues;
import java.util.Optional;

/// The store, as the session asks for it.
record StoredValues(SmallState state) implements KeptValues {
  @Override
  public Optional<String> get(String key) {
    return state.get(key);
  }

  @Override
  public void put(String key, String value) {
    state.put(key, value);
  }

  @Override
  public void remove(String key) {
    state.remove(key);
  }
}
