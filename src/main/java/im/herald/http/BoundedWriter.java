package im.herald.http;

import java.io.IOException;
import java.io.Writer;

/// Keeps the beginning of what is written, and fails with what is too much: so whoever writes
/// without end is ended. One thread.
final class BoundedWriter extends Writer {
  private final int most;
  private final StringBuilder kept = new StringBuilder();
  private boolean full;

  BoundedWriter(int most) {
    this.most = most;
  }

  /// Whether something was too much.
  boolean isFull() {
    return full;
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    int room = most - kept.length();
    kept.append(text, from, Math.min(room, length));
    if (length > room) {
      full = true;
      throw new IOException("longer than " + most);
    }
  }

  @Override
  public void flush() {
    // Nothing is behind it.
  }

  @Override
  public void close() {
    // Nothing is behind it.
  }

  /// What is kept.
  @Override
  public String toString() {
    return kept.toString();
  }
}
