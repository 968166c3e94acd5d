package im.herald.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// Keeps every other process out of a store. The system lets go of it when the process ends,
/// however it ends, so nothing is left behind to clean up.
final class StoreLock implements AutoCloseable {
  private final FileChannel file;

  private StoreLock(FileChannel file) {
    this.file = file;
  }

  /// @throws StoreLocked if somebody else has it
  static StoreLock take(Path dir) throws IOException {
    FileChannel file =
        FileChannel.open(
            dir.resolve("herald.lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PrivateFiles.FILE);
    try {
      if (!locked(file)) {
        throw new StoreLocked(dir, read(file));
      }
      file.truncate(0);
      String process = Long.toString(ProcessHandle.current().pid());
      file.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.US_ASCII)), 0);
      return new StoreLock(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Somebody in this very process.
      return false;
    }
  }

  private static String read(FileChannel file) throws IOException {
    ByteBuffer process = ByteBuffer.allocate(20);
    int length = file.read(process, 0);
    return length <= 0
        ? "unknown"
        : new String(process.array(), 0, length, StandardCharsets.US_ASCII).strip();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
