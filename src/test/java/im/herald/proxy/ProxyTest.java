package im.herald.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class ProxyTest {
  private static final Duration NONE = Duration.ZERO;
  private static final int A_MOMENT_MILLIS = 150;
  private static final int PATIENCE_MILLIS = 5_000;

  private ServerSocket listener;
  private Proxy proxy;
  private Socket client;
  private Socket server;

  @BeforeEach
  void connect() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    proxy = Proxy.to(listener.getLocalPort());
    client = newClient();
    server = listener.accept();
    client.setSoTimeout(PATIENCE_MILLIS);
    server.setSoTimeout(PATIENCE_MILLIS);
    await().until(() -> proxy.connections() == 1);
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    client.close();
    server.close();
    listener.close();
  }

  private Socket newClient() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  }

  @Test
  void whatComesGoesThroughUnchangedBothWays() throws Exception {
    write(client, "there");
    assertThat(read(server, 5)).isEqualTo("there");
    write(server, "and back");
    assertThat(read(client, 8)).isEqualTo("and back");
    assertThat(proxy.connections()).isEqualTo(1);
  }

  @Test
  void theEndOfOneSideIsTheEndForTheOther() throws Exception {
    client.close();
    assertThat(server.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void latencyLetsOctetsArriveLaterAndInOrder() throws Exception {
    Duration usual = Duration.ofMillis(60);
    proxy.set(Direction.TO_SERVER, new Effect.Latency(usual, Duration.ofMillis(40), 7));
    long begun = System.nanoTime();
    for (String word : "one two three four ".splitWithDelimiters(" ", 0)) {
      write(client, word);
    }
    assertThat(read(server, 19)).isEqualTo("one two three four ");
    assertThat(since(begun)).isGreaterThan(Duration.ofMillis(20));
  }

  @Test
  void latencyIsGoneWhenItIsLifted() throws Exception {
    Effect latency = new Effect.Latency(Duration.ofMinutes(5), NONE, 0);
    proxy.set(latency);
    proxy.lift(latency);
    write(client, "now");
    assertThat(read(server, 3)).isEqualTo("now");
  }

  @Test
  void bandwidthLetsLessThroughInTheSameTime() throws Exception {
    proxy.set(Direction.TO_CLIENT, new Effect.Bandwidth(1_000));
    proxy.set(Direction.TO_CLIENT, new Effect.Slices(50));
    long begun = System.nanoTime();
    write(server, "a".repeat(200));
    read(client, 200);
    assertThat(since(begun)).isGreaterThan(Duration.ofMillis(140));
  }

  @Test
  void slicesArriveOneByOne() throws Exception {
    proxy.set(Direction.TO_SERVER, new Effect.Slices(3));
    proxy.set(Direction.TO_SERVER, new Effect.Bandwidth(10));
    write(client, "abcdefghijklmnopqrstuvwxyz");
    byte[] some = new byte[100];
    assertThat(server.getInputStream().read(some)).isEqualTo(3);
  }

  @Test
  void aPartitionIsSilentAndWhatWaitsComesAfterwards() throws Exception {
    proxy.set(new Effect.StopForwarding());
    write(client, "wait");
    client.shutdownOutput();
    server.setSoTimeout(A_MOMENT_MILLIS);
    assertThatThrownBy(() -> read(server, 1)).isInstanceOf(SocketTimeoutException.class);
    server.setSoTimeout(PATIENCE_MILLIS);
    proxy.lift(new Effect.StopForwarding());
    assertThat(read(server, 4)).isEqualTo("wait");
    assertThat(server.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void aHalfCloseEndsOneDirectionOnly() throws Exception {
    proxy.set(Direction.TO_SERVER, new Effect.HalfClose());
    assertThat(server.getInputStream().read()).isEqualTo(-1);
    write(server, "still here");
    assertThat(read(client, 10)).isEqualTo("still here");
  }

  @Test
  void aResetIsSeenOnBothSides() throws Exception {
    proxy.set(new Effect.Reset());
    assertReset(client);
    assertReset(server);
  }

  @Test
  void aCutLetsSoManyOctetsThroughAndNoMore() throws Exception {
    proxy.set(Direction.TO_SERVER, new Effect.CutAfter(7));
    write(client, "12345");
    assertThat(read(server, 5)).isEqualTo("12345");
    write(client, "67890");
    assertThat(read(server, 2)).isEqualTo("67");
    assertReset(server);
    assertReset(client);
  }

  @Test
  void aCutComesOnce() throws Exception {
    proxy.set(Direction.TO_SERVER, new Effect.CutAfter(1));
    write(client, "12345");
    assertReset(client);
    try (Socket another = newClient();
        Socket atServer = listener.accept()) {
      write(another, "12345");
      assertThat(read(atServer, 5)).isEqualTo("12345");
    }
  }

  @Test
  void aConnectionIsCutWhereTlsWouldBegin() throws Exception {
    proxy.set(Direction.TO_CLIENT, new Effect.CutAt(CutPoint.AFTER_PROCEED));
    write(server, "<stream:features><starttls/></stream:features><pro");
    write(server, "ceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>TLS");
    assertThat(readToReset(client)).endsWith("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
  }

  @Test
  void aConnectionIsCutAfterTheLogin() throws Exception {
    proxy.set(Direction.TO_CLIENT, new Effect.CutAt(CutPoint.AFTER_SUCCESS));
    write(server, "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>dj0=</success><more/>");
    assertThat(readToReset(client)).endsWith("dj0=</success>");
  }

  @Test
  void aConnectionIsCutInsideARequest() throws Exception {
    proxy.set(Direction.TO_SERVER, new Effect.CutAt(CutPoint.INSIDE_ENABLE));
    write(client, "<iq/><enable xmlns='urn:xmpp:sm:3'/>");
    assertThat(readToReset(server)).isEqualTo("<iq/><ena");
  }

  @Test
  void whoIsRefusedCanConnectAgainLater() throws Exception {
    proxy.set(new Effect.Refuse());
    assertThatThrownBy(this::newClient).isInstanceOf(ConnectException.class);
    write(client, "those who are in stay in");
    read(server, 24);
    proxy.lift(new Effect.Refuse());
    newClient().close();
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(Socket socket, int octets) throws IOException {
    return new String(socket.getInputStream().readNBytes(octets), StandardCharsets.UTF_8);
  }

  private static String readToReset(Socket socket) throws IOException {
    StringBuilder heard = new StringBuilder();
    try {
      for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read()) {
        heard.append((char) c);
      }
    } catch (SocketException e) {
      return heard.toString();
    }
    throw new AssertionError("it ended, and was not reset, after " + heard);
  }

  private static void assertReset(Socket socket) {
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
