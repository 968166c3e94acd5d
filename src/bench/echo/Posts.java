package echo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// How many posts to a hook Herald accepts durably, beside posts to one that has nothing to say to
/// them, so that nothing is written; in turn, each time with an empty store. The scripted server
/// takes what is said.
///
/// `java src/bench/echo/Posts.java [ROUNDS]` in a checkout that is built.
final class Posts {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final int CONNECTIONS = 16;
  private static final int WARM_UP = 20_000;
  private static final int POSTS = 20_000;
  private static final int PER_SECOND = 2_000;

  private final String name;
  private final String hook;
  private final int status;
  private final Figures rate = new Figures();
  private final Figures median = new Figures();
  private final Figures slow = new Figures();
  private final Figures slowest = new Figures();
  private final Figures cpu = new Figures();

  private Posts(String name, String hook, int status) {
    this.name = name;
    this.hook = hook;
    this.status = status;
  }

  static void main(String[] arguments) throws Exception {
    HeraldHome.prepare();
    int rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
    Posts kept = new Posts("accepted, on the disk", "said", 202);
    Posts quick = new Posts("nothing to say, nothing written", "silent", 200);
    for (int i = 0; i < rounds; i++) {
      kept.measure();
      quick.measure();
    }
    IO.println(
        "| | posts a second, at most | CPU of 1 000 | at 2 000 a second: median | 99 % | slowest |");
    IO.println("|---|---|---|---|---|---|");
    kept.print();
    quick.print();
  }

  private void measure() throws Exception {
    int port = freePort();
    try (StubServer server = StubServer.start();
        HeraldHome home = hooked(server.port(), port);
        Subject herald = Subject.start(home.command(), home.log())) {
      server.awaitOnline();
      run(port, WARM_UP, 0);
      long begun = System.nanoTime();
      double before = herald.cpu();
      run(port, POSTS, 0);
      rate.add(POSTS * 1e9 / (System.nanoTime() - begun));
      cpu.add((herald.cpu() - before) * 1e6 / POSTS);
      long[] took = run(port, POSTS, PER_SECOND);
      median.add(took[POSTS / 2] / 1e6);
      slow.add(took[POSTS * 99 / 100] / 1e6);
      slowest.add(took[POSTS - 1] / 1e6);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static HeraldHome hooked(int server, int port) throws IOException {
    HeraldHome home = HeraldHome.of(server, true);
    Path token = Files.writeString(home.folder().resolve("token"), TOKEN);
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        home.folder().resolve("herald.conf"),
        """
        herald.http {
          listen = "127.0.0.1:%d"
          hooks {
            said { token-file = token, to = ["p1@example.org"], template = "{{title}}: {{message}}", rate = unlimited }
            silent { token-file = token, to = ["p1@example.org"], template = "{{none}} {{nothing}}", rate = unlimited }
          }
        }
        """
            .formatted(port),
        StandardOpenOption.APPEND);
    return home;
  }

  /// So many posts over some connections, each with one under way.
  ///
  /// @param perSecond 0: as fast as they are answered
  /// @return how long each took since it was due, in nanoseconds, sorted
  private long[] run(int port, int posts, int perSecond) throws Exception {
    long[] took = new long[posts];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    long begun = System.nanoTime();
    Thread[] threads = new Thread[CONNECTIONS];
    for (int i = 0; i < CONNECTIONS; i++) {
      threads[i] =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                      socket.setTcpNoDelay(true);
                      InputStream in = new BufferedInputStream(socket.getInputStream());
                      for (int n = next.getAndIncrement();
                          n < posts;
                          n = next.getAndIncrement()) {
                        long due =
                            perSecond == 0
                                ? System.nanoTime()
                                : begun + n * TimeUnit.SECONDS.toNanos(1) / perSecond;
                        while (System.nanoTime() < due) {
                          LockSupport.parkNanos(due - System.nanoTime());
                        }
                        socket.getOutputStream().write(request(n));
                        expect(in);
                        took[n] = System.nanoTime() - due;
                        done.incrementAndGet();
                      }
                    } catch (IOException e) {
                      throw new IllegalStateException(e);
                    }
                  });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (done.get() != posts) {
      throw new IllegalStateException(done.get() + " of " + posts + " posts were answered");
    }
    Arrays.sort(took);
    return took;
  }

  private byte[] request(int number) {
    String body =
        "{\"title\": \"Disk\", \"message\": \"/var has %d octets left\", \"severity\": \"warning\"}"
            .formatted(number);
    return """
        POST /hooks/%s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s"""
        .formatted(hook, TOKEN, body.length(), body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void expect(InputStream in) throws IOException {
    String first = line(in);
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    if (!first.startsWith("HTTP/1.1 " + status + " ")) {
      throw new IOException(first + ": " + body);
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private void print() {
    IO.println(
        "| %s | %s | %s ms | %s ms | %s ms | %s ms |"
            .formatted(
                name,
                rate.text("%,.0f"),
                cpu.text("%.0f"),
                median.text("%.2f"),
                slow.text("%.1f"),
                slowest.text("%.0f")));
  }
}
