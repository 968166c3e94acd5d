package im.herald.store;

/// Nothing is written any more: the store is closed, or another instance has it. No attempt will
/// fare better.
public final class StoreClosed extends StoreException {
  private static final long serialVersionUID = 1;

  StoreClosed(String message) {
    super(message);
  }
}
