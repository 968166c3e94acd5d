package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import im.herald.message.ArchiveId;
import im.herald.message.Received;
import im.herald.store.Arrival;
import im.herald.store.Journal;
import im.herald.xmpp.Hearing;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What came while Herald was away is read from its archive (XEP-0313).
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CatchUpTest {
  private static final String JULIET = "juliet@example.org/balcony";
  private static final String WRAPPED =
      "<message %s><result xmlns='urn:xmpp:mam:2' queryid='%s' id='%s'><forwarded xmlns='urn:xmpp:forward:0'>"
          + "<message xmlns='jabber:client' type='chat' from='juliet@example.org/x'><body>quit</body></message></forwarded></result></message>";
  private static final String LIVE =
      "<message type='chat' from='juliet@example.org/x'><body>%s</body><stanza-id xmlns='urn:xmpp:sid:0' by='%s' id='%s'/></message>";

  @TempDir private Path folder;
  private final List<Received> heard = new CopyOnWriteArrayList<>();
  private ScriptedServer server;
  private ScriptedArchive archive;

  @BeforeEach
  void aServer() throws Exception {
    server = ScriptedServer.start();
    archive = server.memory().archive();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void whatCameMeanwhileIsReadPageAfterPageBeforePresenceIsSent() throws Exception {
    archive.open();
    archive.add("a1", JULIET, "long ago");
    try (Sessions _ = herald()) {
      Client first = rememberingTheNewest();
      for (int i = 2; i <= 6; i++) {
        archive.add("a" + i, JULIET, "number " + i);
      }
      Client second = after(first);
      assertThat(texts())
          .containsExactly("number 2", "number 3", "number 4", "number 5", "number 6");
      assertThat(heard)
          .allSatisfy(received -> assertThat(received.message().delayedSince()).isPresent())
          .extracting(received -> received.archiveId().orElseThrow().value())
          .containsExactly("a2", "a3", "a4", "a5", "a6");
      assertThat(second.received())
          .extracting(Element::name, e -> e.mentions("urn:xmpp:mam:2"))
          .containsSubsequence(
              tuple("iq", true), tuple("iq", true), tuple("iq", true), tuple("presence", false));
      archive.add("a7", JULIET, "number 7");
      heard.clear();
      after(second);
      assertThat(texts()).containsExactly("number 7");
    }
  }

  @Test
  void whatCameBetweenTheLastPageAndPresenceIsReadToo() throws Exception {
    archive.open();
    try (Sessions _ = herald()) {
      Client first = rememberingTheNewest();
      archive.add("a1", JULIET, "hello");
      archive.addAfterTheNextAnswer("a2", JULIET, "are you there?");
      after(first);
      await().until(() -> texts().size() == 2);
      assertThat(texts()).containsExactly("hello", "are you there?");
    }
  }

  @Test
  void whatCameBeforeTheFirstLoginIsNotRead() throws Exception {
    archive.open();
    archive.add("a1", JULIET, "long ago");
    try (Sessions _ = herald()) {
      after(rememberingTheNewest());
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void theFirstMessageOfAllMayComeWhileHeraldIsAway() throws Exception {
    archive.open();
    try (Sessions _ = herald()) {
      Client first = rememberingTheNewest();
      archive.add("a1", JULIET, "hello");
      after(first);
      assertThat(texts()).containsExactly("hello");
    }
  }

  @Test
  void whereTheLastMessageHasExpiredItIsReadFromItsTime() throws Exception {
    archive.open();
    archive.add("a1", JULIET, "long ago");
    try (Sessions _ = herald()) {
      Client first = rememberingTheNewest();
      archive.forget("a1");
      archive.add("a2", JULIET, "hello");
      Client second = after(first);
      assertThat(texts()).containsExactly("hello");
      assertThat(second.received()).anyMatch(e -> e.mentions("var='start'"));
    }
  }

  @Test
  void onlyOurOwnAccountSpeaksForTheArchiveAndOnlyWhenAsked() throws Exception {
    archive.open();
    try (Sessions _ = herald()) {
      Client first = rememberingTheNewest();
      archive.forge(WRAPPED.formatted("from='mallory@example.org/x'", "QUERY", "f1"));
      archive.forge(WRAPPED.formatted("from='example.org'", "QUERY", "f2"));
      archive.forge(WRAPPED.formatted("", "another", "f3"));
      archive.forge(WRAPPED.formatted("from='herald@example.org'", "QUERY", "ours"));
      Client second = after(first);
      second.send(WRAPPED.formatted("", "", "f4"));
      second.send(LIVE.formatted("live", "nobody", "x"));
      await().until(() -> texts().contains("live"));
      assertThat(texts()).containsExactly("quit", "live");
      assertThat(heard.getFirst().archiveId()).contains(new ArchiveId("ours"));
    }
  }

  @Test
  void aPageThatIsNotFinalIsReadAgain() throws Exception {
    archive.open();
    try (Sessions _ = herald()) {
      Client first = rememberingTheNewest();
      archive.add("a1", JULIET, "hello");
      archive.waver(1);
      after(first);
      // The journal knows the second for a copy.
      assertThat(texts()).containsExactly("hello", "hello");
    }
  }

  @Test
  void theIdsOfAnArchiveAreBelievedOnlyIfOurAccountAnnouncesIt() throws Exception {
    try (Sessions _ = herald()) {
      Client client = server.online();
      client.send(LIVE.formatted("unannounced", "herald@example.org", "x"));
      await().until(() -> heard.size() == 1);
      archive.open();
      client.suffer(new Fault.Reset());
      Client next = server.online();
      next.send(LIVE.formatted("of a stranger", "example.org", "x"));
      next.send(LIVE.formatted("ours", "herald@example.org", "x"));
      await().until(() -> heard.size() == 3);
      assertThat(heard)
          .extracting(Received::archiveId)
          .containsExactly(ArchiveId.of(null), ArchiveId.of(null), ArchiveId.of("x"));
    }
  }

  /// What comes live is behind it in the archive: were that the place to go on from, nobody would
  /// ask for what is before it.
  @Test
  void whatAnArchiveThatIsBusyDoesNotGiveIsReadAtTheNextLogin() throws Exception {
    archive.open();
    CompletableFuture<Journal> journal = new CompletableFuture<>();
    try (Sessions herald = Sessions.on(server, folder, keepingIn(journal))) {
      journal.complete(herald.store().journal());
      Client first = rememberingTheNewest();
      archive.add("a1", JULIET, "while away");
      archive.isBusy();
      Client second = after(first);
      archive.add("a2", JULIET, "live");
      second.send(LIVE.formatted("live", "herald@example.org", "a2"));
      await().until(() -> texts().contains("live"));
      assertThat(texts()).containsExactly("live");
      after(second);
      await().until(() -> texts().contains("while away"));
    }
  }

  /// The second of two messages stands behind the first in the archive: were it kept, Herald would
  /// ask for what is behind it.
  @Test
  void whatTheDiskRefusedIsReadAtTheNextLogin() throws Exception {
    archive.open();
    CompletableFuture<Journal> journal = new CompletableFuture<>();
    try (Sessions herald = Sessions.on(server, folder, keepingIn(journal))) {
      journal.complete(herald.store().journal());
      Client first = rememberingTheNewest();
      herald.store().refuses("INSERT ON journal WHEN new.stanza LIKE '%first%'");
      archive.add("a1", JULIET, "first");
      archive.add("a2", JULIET, "second");
      first.send(
          LIVE.formatted("first", "herald@example.org", "a1")
              + LIVE.formatted("second", "herald@example.org", "a2"));
      assertThat(first.closed().await(10, TimeUnit.SECONDS)).isTrue();
      herald.store().heals();
      await().until(() -> heard.size() == 2);
      assertThat(texts()).containsExactly("first", "second");
    }
  }

  private Sessions herald() {
    return Sessions.on(
        server,
        folder,
        (received, _) -> {
          heard.add(received);
          return CompletableFuture.completedFuture(true);
        });
  }

  private Hearing keepingIn(CompletableFuture<Journal> journal) {
    return (received, before) ->
        journal
            .join()
            .add(
                new Arrival(
                    received.message().from().toString(),
                    received.stanza(),
                    received.archiveId(),
                    received.room(),
                    received.message().received(),
                    false),
                before)
            .kept()
            .thenAccept(_ -> heard.add(received));
  }

  /// At the first login of all.
  private Client rememberingTheNewest() throws Exception {
    Client client = server.online();
    await().until(() -> client.received().stream().anyMatch(e -> e.mentions("<before")));
    // Whoever answers a ping has read what came before it.
    client.send("<iq type='get' id='read' from='example.org'><ping xmlns='urn:xmpp:ping'/></iq>");
    await().until(() -> client.received().stream().anyMatch(e -> e.id().equals("read")));
    return client;
  }

  private Client after(Client before) throws Exception {
    before.suffer(new Fault.Reset());
    return server.online();
  }

  private List<String> texts() {
    return heard.stream().map(received -> received.message().text()).toList();
  }
}
