package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The controls: the scenes that Herald survives, on Smack alone, which does not. They say why
/// Herald has a supervisor, a liveness check and an outbox of its own. One that fails after an
/// upgrade of Smack is good news: look whether Herald still needs what it has against it.
@Tag("control")
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class BareSmackTest {
  /// Three times what Smack waits here before it reconnects.
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);

  private ScriptedServer server;
  private BareSmack smack;
  private XMPPTCPConnection connection;
  private Client first;

  @BeforeEach
  void login() throws Exception {
    server = ScriptedServer.start();
    smack = BareSmack.on(server);
    connection = smack.connection();
    first = server.online();
  }

  @AfterEach
  void stop() throws Exception {
    smack.close();
    server.close();
  }

  /// What all others are measured by: Smack does reconnect after a reset.
  @Test
  void aConnectionThatWasResetIsOpenedAgain() throws Exception {
    first.suffer(new Fault.Reset());
    server.online();
    await().until(connection::isAuthenticated);
  }

  /// Herald: [ReconnectTest#aStreamClosedWithoutAReasonIsOpenedAgain].
  @Test
  void aStreamClosedWithoutAReasonStaysClosed() throws Exception {
    // The fault also closes the socket, and Smack takes that for a reset where it sees it first.
    first.send("</stream:stream>");
    staysAwayAfter(1);
    assertThat(connection.isConnected()).isFalse();
  }

  /// Herald: [AcknowledgementTest#whatIsNotOnTheDiskIsNotAcknowledged].
  @Test
  void whatNobodyHasHandledIsAcknowledged() throws Exception {
    CountDownLatch handled = new CountDownLatch(1);
    connection.addAsyncStanzaListener(stanza -> handled.await(), StanzaTypeFilter.MESSAGE);
    first.send("<message from='juliet@example.org/x' id='m'><body>hm</body></message>");
    first.send("<r xmlns='urn:xmpp:sm:3'/>");
    await().until(() -> first.received().stream().anyMatch(e -> e.name().equals("a")));
    handled.countDown();
  }

  /// Herald: [ReconnectTest#aLoginThatFailsForTheMomentIsTriedAgain].
  @Test
  void aLoginThatFailsForTheMomentIsNotTriedAgain() throws Exception {
    server.next(new Fault.AuthFailure("temporary-auth-failure"));
    first.suffer(new Fault.Reset());
    await().until(() -> server.connections() == 2);
    staysAwayAfter(2);
    assertThat(connection.isConnected()).isTrue();
    assertThat(connection.isAuthenticated()).isFalse();
  }

  /// Herald: [ReconnectTest#aConflictIsNoReasonToFightForTheResource].
  @Test
  void aConflictIsTheEnd() throws Exception {
    first.suffer(new Fault.StreamError("conflict"));
    staysAwayAfter(1);
  }

  private void staysAwayAfter(int connections) {
    await()
        .dontCatchUncaughtExceptions()
        .during(LONG_ENOUGH)
        .atMost(LONG_ENOUGH.multipliedBy(2))
        .until(() -> server.connections() == connections);
  }

  /// Herald: [DeepNestingTest#aReaderThatRanOutOfStackReadsOn].
  @Test
  void aReaderThatDiedLooksConnected() throws Exception {
    Deep.teach();
    try {
      first.suffer(new Fault.Garbage(Deep.MESSAGE));
      staysAwayAfter(1);
      assertThat(connection.isConnected()).isTrue();
      assertThat(connection.isAuthenticated()).isTrue();
    } finally {
      Deep.forget();
    }
  }

  /// Herald: [UnacknowledgedTest#noMoreThanAWindowfulIsUnderwayAndALateAcknowledgementFreesTheRest]
  /// and [UnacknowledgedTest#thousandsOfMessagesThatNobodyTakesDoNotHinderStopping].
  @Test
  void thousandsOfUnacknowledgedMessagesLockItUpForEver() throws Exception {
    first.suffer(new Fault.RefuseAcknowledgement());
    Thread sender = background("sender", () -> smack.say(3_000));
    AtomicInteger before = new AtomicInteger();
    await()
        .during(Duration.ofMillis(500))
        .until(() -> isStuck(sender, before.getAndSet(first.messages().size())));
    // Servers ask, too; now the reader waits for the writer, and the writer for the reader.
    first.send("<r xmlns='urn:xmpp:sm:3'/>");
    first.acknowledgeAgain();
    await().during(LONG_ENOUGH.dividedBy(2)).until(sender::isAlive);

    Thread leaving = background("leaving", connection::disconnect);
    await().during(LONG_ENOUGH.dividedBy(2)).until(leaving::isAlive);
    Thread fleeing = background("fleeing", connection::instantShutdown);
    await().during(Duration.ofSeconds(1)).until(fleeing::isAlive);
  }

  private boolean isStuck(Thread sender, int before) {
    return before > 0
        && sender.getState() == Thread.State.WAITING
        && first.messages().size() == before;
  }

  private static Thread background(String name, Work work) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(
            () -> {
              try {
                work.run();
              } catch (Exception e) {
                // The end of the scene.
              }
            });
  }

  private interface Work {
    void run() throws Exception;
  }

  /// Herald: [UnacknowledgedTest#tenMessagesOutliveARestartOfTheServer].
  @Test
  void tenMessagesDoNotOutliveARestartOfTheServer() throws Exception {
    first.suffer(new Fault.RefuseAcknowledgement());
    List<String> said = smack.say(10);
    await().until(() -> first.messages().size() == said.size());
    first.suffer(new Fault.StreamError("system-shutdown"));
    assertThat(sentAgain()).isEmpty();
  }

  /// Herald: [ResumptionTest#aRefusedResumptionSendsEachOnceMore]. Whoever keeps an outbox above
  /// Smack and sends again from it sends each twice.
  @Test
  void tenMessagesAreSentAgainByItselfWhereResumptionIsRefused() throws Exception {
    first.suffer(new Fault.RefuseAcknowledgement());
    List<String> said = smack.say(10);
    await().until(() -> first.messages().size() == said.size());
    first.suffer(new Fault.Reset());
    assertThat(sentAgain()).containsExactlyElementsOf(said);
  }

  /// What the next session sends before it is asked to.
  private List<String> sentAgain() throws Exception {
    Client next = server.online();
    await().until(connection::isAuthenticated);
    String fence = smack.say(1).getFirst();
    await().until(() -> ids(next).contains(fence));
    return ids(next).stream().filter(id -> !id.equals(fence)).toList();
  }

  private static List<String> ids(Client client) {
    return client.messages().stream().map(Element::id).toList();
  }
}
