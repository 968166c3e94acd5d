package im.herald.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Strangers that are slow, many or endless do not keep others from being answered.
class LimitsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int MANY = 200;

  /// With the token that opens it, so that its body is waited for.
  private static final String POST =
      "POST /messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
          + SmallPort.TOKEN
          + "\r\nContent-Type: application/json\r\n";

  private static Process process;
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dsun.net.httpserver.maxReqTime=2",
                "-Dsun.net.httpserver.clockTick=500",
                "-cp",
                System.getProperty("java.class.path"),
                SmallPort.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said = process.inputReader();
    port = Integer.parseInt(String.valueOf(said.readLine()));
  }

  @AfterAll
  static void stop() {
    process.destroy();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /heal",
        "GET /health/live HTTP/1.1\r\nHost: local",
        "GET /health/live HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n",
        "GET /metrics HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n",
        POST + "Content-Length: 100000\r\n\r\n{",
        POST + "Transfer-Encoding: chunked\r\n\r\nffff\r\n{"
      })
  void whoDoesNotGoOnIsHungUpOn(String begun) throws IOException {
    try (Socket slow = connect()) {
      slow.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
      ends(slow);
    }
    answers();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /", "GET / HTTP/1.1\r\na:", "GET / HTTP/1.1\r\nHost: x\r\na"})
  void whoHasNoEndIsHungUpOn(String begun) throws IOException {
    try (Socket endless = connect()) {
      endless.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
      byte[] more = "a".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                try {
                  endless.getOutputStream().write(more);
                  return false;
                } catch (IOException e) {
                  return true;
                }
              });
    }
    answers();
  }

  @Test
  void thereIsAnEndToConnections() throws IOException {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        Socket socket = connect();
        open.add(socket);
        socket.getOutputStream().write('G');
      }
      // Those beyond the limit first, the others by their time.
      for (Socket socket : open) {
        ends(socket);
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
    answers();
  }

  /// In a heap of 64 MB, of what takes most of it when it is read.
  @Test
  void thereIsAnEndToLargeBodies() throws InterruptedException {
    String body = "[" + "[],".repeat(Request.MOST / 3 - 2) + "[]]";
    String request =
        POST + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    List<Thread> many = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      many.add(Thread.ofVirtual().start(() -> new RawRequest(port).send(request)));
    }
    for (Thread thread : many) {
      thread.join(PATIENCE);
    }
    answers();
  }

  private static void answers() {
    await()
        .atMost(PATIENCE)
        .until(
            () -> new RawRequest(port).get("/health/live", "localhost"),
            answer -> answer.endsWith("alive\n"));
    assertThat(process.isAlive()).isTrue();
  }

  /// Whatever it says before.
  private static void ends(Socket socket) {
    try {
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("reset");
    }
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    return socket;
  }
}
