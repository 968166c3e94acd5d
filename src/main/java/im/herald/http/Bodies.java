package im.herald.http;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/// Keeps the bodies that are read at once from filling the memory. Any thread.
final class Bodies {
  private static final int MIB = 1024 * 1024;

  /// Herald has 64 MB in all; a body takes twice its size while it comes.
  private static final int MOST_AT_ONCE = 4;

  /// These always have room: there are no more of them than connections.
  private static final long SMALL = 16 * 1024;

  private final Semaphore room = new Semaphore(MOST_AT_ONCE * MIB);

  /// What `answer` says to a request with a body of `octets`.
  ///
  /// @throws Refusal if there are too many others just now
  Reply with(long octets, Answer answer) throws Refusal, IOException {
    if (octets <= SMALL) {
      return answer.get();
    }
    int size = Math.toIntExact(Math.min(octets, Request.MOST));
    if (!room.tryAcquire(size)) {
      throw Refusal.unavailable("too much is posted at once; try again later");
    }
    try {
      return answer.get();
    } finally {
      room.release(size);
    }
  }

  /// Answers a request.
  @FunctionalInterface
  interface Answer {
    Reply get() throws Refusal, IOException;
  }
}
