package im.herald.extension.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a program prints, up to a limit. A thread of its own reads it, so that the program never
/// waits; one that prints more is ended.
final class Captured {
  private static final Logger LOG = LoggerFactory.getLogger(Captured.class);

  /// For whoever may still hold the pipe after its program has ended. The reader ends when they do.
  private static final int PATIENCE_IN_SECONDS = 2;

  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final int most;
  private volatile boolean full;

  private Captured(int most) {
    this.most = most;
  }

  static Captured begin(InputStream stream, int most, Process process) {
    Captured captured = new Captured(most);
    Thread.ofPlatform()
        .daemon()
        .name("output of " + process.pid())
        .start(() -> captured.read(stream, process));
    return captured;
  }

  /// Whether there was more.
  boolean isFull() {
    return full;
  }

  /// All of it that there is.
  byte[] text() throws InterruptedException {
    boolean _ = ended.await(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
    return read.toByteArray();
  }

  private void read(InputStream stream, Process process) {
    byte[] piece = new byte[8192];
    try (stream) {
      int length = stream.read(piece);
      while (length >= 0) {
        int room = most - read.size();
        read.write(piece, 0, Math.min(room, length));
        if (length > room) {
          full = true;
          process.destroyForcibly();
          return;
        }
        length = stream.read(piece);
      }
    } catch (IOException e) {
      LOG.debug("{} cannot be read any more", process.pid(), e);
    } finally {
      ended.countDown();
    }
  }
}
