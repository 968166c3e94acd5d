package im.herald.xmpp;

import java.util.Optional;

/// A few values that outlive the process; the wiring stands the store behind it. Each method is
/// durable when it returns.
public interface KeptValues {
  Optional<String> get(String key);

  void put(String key, String value);

  void remove(String key);
}
