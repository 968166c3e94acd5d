package im.herald.store;

import im.herald.config.SharedDatabase;

/// The server of a shared store does not answer, or takes nobody at the moment. It may later.
public final class StoreUnreachable extends StoreException {
  private static final long serialVersionUID = 1;

  StoreUnreachable(SharedDatabase place, String why, Throwable cause) {
    super(
        "%s cannot be reached: %s; start its server, or put store.url right".formatted(place, why),
        cause);
  }
}
