package im.herald.scripted;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The long form of [StoreTroubleIT#aStoreThatAnotherProcessLocksLosesNothing].
class LockedStoreChaos {
  @TempDir private Path folder;

  @Test
  void aMinuteOfALockedStoreLosesNothing() throws Exception {
    LockedStore.outlives(Duration.ofMinutes(1), folder);
  }
}
