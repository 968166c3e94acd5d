package echo;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Chat messages to the bot, numbered, from ten people in turn; and when each was answered.
final class Traffic {
  private static final int PEOPLE = 10;
  private static final String BODY = "<body>";

  private final StubServer server;
  private final long[] sent;
  private final long[] answered;
  private final CountDownLatch open;
  private final boolean refills;
  private int next;

  private Traffic(StubServer server, int messages, boolean refills) {
    this.server = server;
    this.refills = refills;
    sent = new long[messages];
    answered = new long[messages];
    open = new CountDownLatch(messages);
  }

  static Traffic none() {
    return new Traffic(null, 0, false);
  }

  /// So many messages, as fast as the bot answers, with `window` unanswered at any time.
  ///
  /// @return how long it took, in nanoseconds
  static long throughput(StubServer server, int messages, int window) throws Exception {
    Traffic traffic = new Traffic(server, messages, true);
    server.carries(traffic);
    long begun = System.nanoTime();
    for (int i = 0; i < Math.min(window, messages); i++) {
      traffic.say();
    }
    server.flush();
    traffic.finish();
    return System.nanoTime() - begun;
  }

  /// So many messages, so many a second, whether the bot answers or not.
  ///
  /// @return how long each took, in nanoseconds, sorted
  static long[] latency(StubServer server, int messages, int perSecond) throws Exception {
    Traffic traffic = new Traffic(server, messages, false);
    server.carries(traffic);
    long begun = System.nanoTime();
    for (int i = 0; i < messages; i++) {
      long due = begun + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      traffic.say();
      server.flush();
    }
    traffic.finish();
    long[] took = new long[messages];
    Arrays.setAll(took, i -> traffic.answered[i] - traffic.sent[i]);
    Arrays.sort(took);
    return took;
  }

  private void finish() throws InterruptedException {
    if (!open.await(3, TimeUnit.MINUTES)) {
      throw new IllegalStateException(
          open.getCount() + " of " + sent.length + " messages are not answered");
    }
  }

  private synchronized void say() throws IOException {
    if (next == sent.length) {
      return;
    }
    int number = next++;
    sent[number] = System.nanoTime();
    server.sends(
        "<message type='chat' from='p" + number % PEOPLE + "@" + StubServer.DOMAIN + "/x' to='"
            + StubServer.ACCOUNT + "' id='" + Long.toString(sent[number], 36) + "'><body>echo "
            + number + "</body></message>");
  }

  /// The bot said something: the number that it was sent.
  void heard(String message) throws IOException {
    if (sent.length == 0) {
      return;
    }
    int from = message.indexOf(BODY) + BODY.length();
    if (from < BODY.length()) {
      return;
    }
    int number = Integer.parseInt(message.substring(from, message.indexOf('<', from)));
    if (answered[number] == 0) {
      answered[number] = System.nanoTime();
      open.countDown();
      if (refills) {
        say();
      }
    }
  }
}
