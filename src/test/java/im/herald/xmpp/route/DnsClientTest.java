package im.herald.xmpp.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.scripted.ScriptedDns;
import im.herald.scripted.ScriptedDns.Answer;
import im.herald.scripted.ScriptedDns.Service;
import im.herald.xmpp.route.SrvAnswer.Failed;
import im.herald.xmpp.route.SrvAnswer.Found;
import im.herald.xmpp.route.SrvAnswer.None;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What name servers answer, and what comes of it.
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class DnsClientTest {
  private static final String NAME = "_xmpp-client._tcp.example.org";
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Service ANY = new Service(0, 0, 5222, "a");

  private ScriptedDns server;

  @BeforeEach
  void start() throws IOException {
    server = ScriptedDns.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void recordsAreReadAsTheyAre() throws Exception {
    server.at(NAME, new Service(10, 60, 5222, "A.example.org"), new Service(20, 0, 80, "b"));

    assertThat(ask())
        .isEqualTo(
            new Found(List.of(new Srv(10, 60, "a.example.org", 5222), new Srv(20, 0, "b", 80))));
  }

  @Test
  void aDotSaysThatThereIsNoSuchService() throws Exception {
    server.at(NAME, new Service(0, 0, 0, "."));

    assertThat(ask()).isEqualTo(new Found(List.of(new Srv(0, 0, "", 0))));
  }

  @Test
  void aNameThatDoesNotExistHasNoRecords() throws Exception {
    assertThat(ask()).isEqualTo(new None());
  }

  @Test
  void aNameWithoutRecordsHasNone() throws Exception {
    server.at(NAME);

    assertThat(ask()).isEqualTo(new None());
  }

  @Test
  void aServerThatFailsIsAskedAgainAndThenNamed() throws Exception {
    server.at(NAME, new Answer.Failure(2));

    assertThat(ask()).isEqualTo(new Failed("127.0.0.1 answers SERVER_FAIL"));
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void aServerThatIsSilentIsGivenUpInTime() throws Exception {
    server.at(NAME, new Answer.Silence());
    long begun = System.nanoTime();

    assertThat(ask()).isEqualTo(new Failed("127.0.0.1 does not answer"));
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(PATIENCE, PATIENCE.plusMillis(900));
  }

  @Test
  void whatIsNoAnswerIsPassedOver() throws Exception {
    server.at(NAME, new Answer.Garbage("\u0000\u0001 hello, this is no answer"));

    assertThat(ask()).isEqualTo(new Failed("127.0.0.1 does not answer"));
  }

  @Test
  void anAnswerTooLongForUdpIsFetchedOverTcp() throws Exception {
    List<Service> many =
        IntStream.range(0, 200)
            .mapToObj(
                i -> new Service(i, 0, 5222, "host%d.of-a-long-name.example.org".formatted(i)))
            .toList();
    server.at(NAME, new Answer.TooLong(many));

    assertThat(ask())
        .isInstanceOfSatisfying(Found.class, found -> assertThat(found.records()).hasSize(200));
  }

  @Test
  void anAnswerThatComesOctetByOctetIsGivenUpInTime() throws Exception {
    server.at(NAME, new Answer.Dripping(PATIENCE.dividedBy(4), List.of(ANY, ANY)));
    long begun = System.nanoTime();

    assertThat(ask()).isEqualTo(new Failed("127.0.0.1 does not answer"));
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(PATIENCE, PATIENCE.plusMillis(900));
  }

  @Test
  void anAnswerThatComesOctetByOctetIsTakenIfItComesInTime() throws Exception {
    server.at(NAME, new Answer.Dripping(Duration.ofMillis(1), List.of(ANY)));

    assertThat(ask()).isInstanceOf(Found.class);
  }

  @Test
  void theNextServerIsAskedWhereOneFails() throws Exception {
    server.at(NAME, new Answer.Failure(5));
    try (ScriptedDns second = ScriptedDns.start()) {
      second.at(NAME, new Service(0, 0, 5222, "a"));

      assertThat(ask(server.address(), second.address()))
          .isEqualTo(new Found(List.of(new Srv(0, 0, "a", 5222))));
    }
  }

  @Test
  void nobodyAtThePortIsNoticedAtOnce() throws Exception {
    InetSocketAddress nobody;
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      nobody = (InetSocketAddress) socket.getLocalSocketAddress();
    }

    assertThat(ask(nobody))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).contains("cannot be asked"));
  }

  @Test
  void hostsThatCannotBeAreNotTaken() throws Exception {
    server.at(NAME, new Service(0, 0, 5222, "a b\u001b[1m"));

    assertThat(ask()).isEqualTo(new Failed("its records name no host that could be"));
  }

  /// The time to live of what is answered here is an hour.
  @Test
  void aMendedRecordCountsAtOnce() throws Exception {
    server.at(NAME, new Service(0, 0, 5222, "old"));
    DnsClient client = client(server.address());
    assertThat(client.services(NAME)).isEqualTo(new Found(List.of(new Srv(0, 0, "old", 5222))));
    server.at(NAME, new Service(0, 0, 5222, "new"));

    assertThat(client.services(NAME)).isEqualTo(new Found(List.of(new Srv(0, 0, "new", 5222))));
  }

  @Test
  void whoWaitsCanBeInterrupted() throws Exception {
    server.at(NAME, new Answer.Silence());
    CompletableFuture<SrvAnswer> answer = new CompletableFuture<>();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    answer.complete(
                        new DnsClient(() -> List.of(server.address()), Duration.ofMinutes(1))
                            .services(NAME));
                  } catch (InterruptedException e) {
                    answer.completeExceptionally(e);
                  }
                });
    await().until(() -> !server.asked().isEmpty());
    waiting.interrupt();

    assertThat(answer)
        .failsWithin(Duration.ofSeconds(1))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(InterruptedException.class);
  }

  private SrvAnswer ask() throws InterruptedException {
    return ask(server.address());
  }

  private static SrvAnswer ask(InetSocketAddress... servers) throws InterruptedException {
    return client(servers).services(NAME);
  }

  private static DnsClient client(InetSocketAddress... servers) {
    return new DnsClient(() -> List.of(servers), PATIENCE);
  }
}
