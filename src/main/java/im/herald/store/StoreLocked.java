package im.herald.store;

import java.nio.file.Path;

/// Another Herald runs with the same store. Two with one store would send everything twice.
public final class StoreLocked extends StoreException {
  private static final long serialVersionUID = 1;

  StoreLocked(Path dir, String process) {
    super(
        "another Herald runs with the store %s (process %s); stop that one or give this one a store.dir of its own"
            .formatted(dir, process));
  }
}
