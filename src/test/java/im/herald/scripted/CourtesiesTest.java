package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.inbox.Courtesy;
import im.herald.message.IncomingMessage;
import im.herald.message.Received;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What people see of their messages beside the answers, stanza by stanza.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CourtesiesTest {
  private static final String REQUEST = "<request xmlns='urn:xmpp:receipts'/>";
  private static final String MARKABLE = "<markable xmlns='urn:xmpp:chat-markers:0'/>";
  private static final String ACTIVE = "<active xmlns='http://jabber.org/protocol/chatstates'/>";

  @TempDir private Path folder;
  private final List<IncomingMessage> heard = new CopyOnWriteArrayList<>();
  private CompletableFuture<Boolean> kept = CompletableFuture.completedFuture(true);
  private ScriptedServer server;
  private Sessions sessions;
  private Client client;

  @BeforeEach
  void begin() throws Exception {
    server = ScriptedServer.start();
    server.memory().contact("juliet@example.org", "from");
    server.memory().contact("tybalt@example.org", "to");
    sessions = Sessions.on(server, folder, this::hear);
    client = server.online();
  }

  private CompletableFuture<?> hear(Received received, CompletableFuture<?> before) {
    heard.add(received.message());
    return kept;
  }

  @AfterEach
  void end() throws Exception {
    sessions.close();
    server.close();
  }

  @Test
  void aContactIsToldThatTheMessageArrivedOnceItIsOnTheDisk() throws Exception {
    kept = new CompletableFuture<>();
    says("juliet@example.org/b", "chat", "a1", "ping", REQUEST);
    says("juliet@example.org/b", "chat", "a2", "ping", "");
    await().until(() -> heard.size() == 2);
    assertThat(told("urn:xmpp:receipts")).isEmpty();

    kept.complete(true);
    await().until(() -> told("urn:xmpp:receipts").size() == 1);
    Element receipt = told("urn:xmpp:receipts").getFirst();
    assertThat(receipt.attribute("to")).contains("juliet@example.org/b");
    assertThat(receipt.attribute("type")).contains("chat");
    assertThat(receipt.xml()).contains("<received").contains("id='a1'");
    assertThat(children(receipt)).isEqualTo(1);
  }

  @Test
  void aReceiptHasTheTypeOfWhatItIsFor() throws Exception {
    says("juliet@example.org/b", "normal", "a1", "ping", REQUEST);
    await().until(() -> told("urn:xmpp:receipts").size() == 1);
    assertThat(told("urn:xmpp:receipts").getFirst().attribute("type").orElse("normal"))
        .isEqualTo("normal");
  }

  @Test
  void nobodyLearnsByAReceiptThatHeraldIsThere() throws Exception {
    says("tybalt@example.org/b", "chat", "a1", "ping", REQUEST);
    says("stranger@example.net/b", "chat", "a2", "ping", REQUEST);
    says("juliet@example.org/b", "error", "a3", "ping", REQUEST);
    says("juliet@example.org/b", "headline", "a4", "ping", REQUEST);
    says("juliet@example.org/b", "chat", "", "ping", REQUEST);
    says("juliet@example.org/b", "chat", "last", "ping", REQUEST);
    await().until(() -> told("urn:xmpp:receipts").size() == 1);
    assertThat(told("urn:xmpp:receipts").getFirst().xml()).contains("id='last'");
  }

  @Test
  void whatIsNotKeptOrCameBeforeIsNotToldToHaveArrived() throws Exception {
    kept = CompletableFuture.completedFuture(false);
    says("juliet@example.org/b", "chat", "a1", "ping", REQUEST);
    await().until(() -> heard.size() == 1);
    kept = CompletableFuture.completedFuture(true);
    says("juliet@example.org/b", "chat", "a2", "ping", REQUEST);
    await().until(() -> told("urn:xmpp:receipts").size() == 1);
    assertThat(told("urn:xmpp:receipts").getFirst().xml()).contains("id='a2'");
  }

  @Test
  void whatWasSaidDaysAgoIsNotToldToHaveArrived() throws Exception {
    says(
        "juliet@example.org/b",
        "chat",
        "a1",
        "ping",
        REQUEST
            + "<delay xmlns='urn:xmpp:delay' from='example.org' stamp='2026-01-01T00:00:00Z'/>");
    says("juliet@example.org/b", "chat", "a2", "ping", REQUEST);
    await().until(() -> told("urn:xmpp:receipts").size() == 1);
    assertThat(told("urn:xmpp:receipts").getFirst().xml()).contains("id='a2'");
  }

  @Test
  void aContactWhoAsksIsToldThatTheMessageWasDealtWith() throws Exception {
    IncomingMessage message = says("juliet@example.org/b", "chat", "a1", "ping", MARKABLE);
    IncomingMessage unmarkable = says("juliet@example.org/b", "chat", "a2", "ping", "");
    IncomingMessage stranger = says("stranger@example.net/b", "chat", "a3", "ping", MARKABLE);
    assertThat(told("urn:xmpp:chat-markers:0")).isEmpty();

    sessions.courtesies().handled(unmarkable);
    sessions.courtesies().handled(stranger);
    sessions.courtesies().handled(message);
    await().until(() -> told("urn:xmpp:chat-markers:0").size() == 1);
    Element marker = told("urn:xmpp:chat-markers:0").getFirst();
    assertThat(marker.attribute("to")).contains("juliet@example.org/b");
    assertThat(marker.xml()).contains("<displayed", "id='a1'", "<store");
    assertThat(marker.body()).isEmpty();
  }

  @Test
  void whoAsksSeesThatAnAnswerIsBeingMadeAndThatNoneCame() throws Exception {
    IncomingMessage message = says("juliet@example.org/b", "chat", "a1", "ping", ACTIVE);
    Courtesy.Work work = sessions.courtesies().begins(message);
    await().until(() -> states().equals(List.of("composing")));
    assertThat(children(told("chatstates").getFirst())).isEqualTo(1);
    work.ends(false);
    work.ends(false);
    await().until(() -> states().equals(List.of("composing", "paused")));
  }

  @Test
  void anAnswerEndsTheComposingByItself() throws Exception {
    IncomingMessage message = says("juliet@example.org/b", "chat", "a1", "ping", ACTIVE);
    Courtesy.Work work = sessions.courtesies().begins(message);
    await().until(() -> states().equals(List.of("composing")));
    work.ends(true);
    Courtesy.Work next = sessions.courtesies().begins(message);
    await().until(() -> states().size() == 2);
    assertThat(states()).containsExactly("composing", "composing");
    next.ends(true);
  }

  @Test
  void nobodySeesTypingWhoDoesNotShowItOrIsAStranger() throws Exception {
    IncomingMessage silent = says("juliet@example.org/b", "chat", "a1", "ping", "");
    IncomingMessage normal = says("juliet@example.org/b", "normal", "a2", "ping", ACTIVE);
    IncomingMessage stranger = says("stranger@example.net/b", "chat", "a3", "ping", ACTIVE);
    IncomingMessage asked = says("juliet@example.org/b", "chat", "a4", "ping", ACTIVE);
    for (IncomingMessage message : List.of(silent, normal, stranger, asked)) {
      Courtesy.Work _ = sessions.courtesies().begins(message);
    }
    await().until(() -> !states().isEmpty());
    assertThat(states()).containsExactly("composing");
    assertThat(told("chatstates").getFirst().attribute("to")).contains("juliet@example.org/b");
  }

  @Test
  void aContactLearnsHowLongNobodyAskedAndAStrangerDoesNot() throws Exception {
    String question =
        "<iq type='get' id='%s' from='%s' to='herald@example.org/herald'><query xmlns='jabber:iq:last' seconds='never'>%s</query></iq>";
    client.send(question.formatted("known", "juliet@example.org/b", "<x/>"));
    client.send(question.formatted("other", "stranger@example.net/b", ""));
    assertThat(answer("known").xml()).contains("type='result'").containsPattern("seconds='\\d+'");
    assertThat(answer("other").xml()).contains("forbidden").doesNotContain("seconds='0");
  }

  @Test
  void whatTheAccountsOtherClientsHearIsNotSaidToHerald() throws Exception {
    assertThat(client.received()).anyMatch(e -> e.mentions("<enable xmlns='urn:xmpp:carbons:2'"));
    client.send(
        "<message from='herald@example.org' to='herald@example.org/herald' type='chat'><received xmlns='urn:xmpp:carbons:2'>"
            + "<forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' type='chat' from='juliet@example.org/b'"
            + " to='herald@example.org/phone' id='c1'><body>quit</body>"
            + REQUEST
            + "</message></forwarded></received></message>");
    says("juliet@example.org/b", "chat", "a1", "ping", REQUEST);
    await().until(() -> told("urn:xmpp:receipts").size() == 1);
    assertThat(heard).extracting(IncomingMessage::text).containsExactly("ping");
    assertThat(told("urn:xmpp:receipts").getFirst().xml()).contains("id='a1'");
    assertThat(sessions.forgeries().count()).isZero();
  }

  private Element answer(String id) throws InterruptedException {
    assertThat(client.hears(e -> e.id().equals(id), Duration.ofSeconds(20))).isTrue();
    return client.received().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
  }

  private IncomingMessage says(String from, String type, String id, String body, String beside)
      throws IOException {
    int before = heard.size();
    client.send(
        "<message from='%s' type='%s'%s><body>%s</body>%s</message>"
            .formatted(from, type, id.isEmpty() ? "" : " id='" + id + "'", body, beside));
    await().until(() -> heard.size() > before);
    return heard.getLast();
  }

  private List<Element> told(String what) {
    return client.messages().stream().filter(message -> message.mentions(what)).toList();
  }

  private List<String> states() {
    return told("chatstates").stream()
        .map(message -> message.mentions("<composing") ? "composing" : "paused")
        .toList();
  }

  private static int children(Element message) {
    return message.xml().split("xmlns=", -1).length - 1;
  }
}
