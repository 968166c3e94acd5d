package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.NotedCommand;
import im.herald.TestBot;
import im.herald.builtin.BuiltinBot;
import im.herald.command.Command;
import im.herald.config.Fallback;
import im.herald.message.Received;
import im.herald.message.Role;
import im.herald.message.Sender;
import im.herald.xmpp.room.RoomTerms;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/// What was said in a room while Herald was away is read from the room's archive (XEP-0313).
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RoomCatchUpTest {
  private static final String IDS = "urn:xmpp:sid:0";
  private static final String OTHER = "other@rooms.example.org";
  private static final String JULIET = Memory.ROOM + "/juliet";
  private static final String HERE =
      "<presence from='%s/%s'><x xmlns='http://jabber.org/protocol/muc#user'><item affiliation='member' role='participant' jid='%s'/>%s</x></presence>";
  private static final String LIVE =
      "<message type='groupchat' from='%s' id='m'><body>herald: %s</body><stanza-id xmlns='urn:xmpp:sid:0' by='%s' id='%s'/>%s</message>";
  private static final String WRAPPED =
      "<message from='%s'><result xmlns='urn:xmpp:mam:2' queryid='%s' id='%s'><forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='2026-01-01T00:00:00Z'/>"
          + "<message xmlns='jabber:client' type='groupchat' from='"
          + Memory.ROOM
          + "/juliet'><body>herald: quit</body></message></forwarded></result></message>";

  @TempDir private Path folder;
  private final List<Received> heard = new CopyOnWriteArrayList<>();
  private ScriptedServer server;
  private ScriptedArchive archive;

  @BeforeEach
  void aServer() throws Exception {
    server = ScriptedServer.start();
    archive = server.memory().roomArchive();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void whatWasSaidMeanwhileIsReadBeforeHeraldGoesIn() throws Exception {
    archive.open(IDS);
    archive.add("a1", JULIET, "herald: long ago");
    try (Sessions herald = herald()) {
      Client first = inTheRoom(herald);
      archive.add("a2", JULIET, "herald: one");
      archive.add("a3", JULIET, "romeo: not to Herald");
      archive.add("a4", Memory.ROOM + "/herald", "herald: its own");
      archive.add("a5", Memory.ROOM + "/herald_", "herald: its own, too");
      archive.add("a6", Memory.ROOM, "herald: the room itself");
      archive.add("a7", JULIET, "!two");
      Client second = backAfter(first);
      assertThat(texts()).containsExactly("one", "!two");
      assertThat(heard)
          .allSatisfy(
              received -> {
                assertThat(received.message().sender()).isInstanceOf(Sender.Nickname.class);
                assertThat(received.message().delayedSince()).isPresent();
                assertThat(received.room()).contains(JidCreate.bareFrom(Memory.ROOM));
              })
          .extracting(received -> received.archiveId().orElseThrow().value())
          .containsExactly("a2", "a7");
      List<Element> said = List.copyOf(second.received());
      assertThat(said.indexOf(join(second))).isGreaterThan(said.indexOf(firstQuery(second)));
    }
  }

  @Test
  void whatIsSaidBetweenTheReadingAndTheJoinIsReadToo() throws Exception {
    archive.open(IDS);
    try (Sessions herald = herald()) {
      Client first = inTheRoom(herald);
      archive.add("a1", JULIET, "herald: one");
      archive.addAfterTheNextAnswer("a2", JULIET, "herald: two");
      backAfter(first);
      await().until(() -> texts().size() == 2);
      assertThat(texts()).containsExactly("one", "two");
    }
  }

  @Test
  void whereTheLastMessageHasExpiredItIsReadFromItsTime() throws Exception {
    archive.open(IDS);
    archive.add("a1", JULIET, "herald: long ago");
    try (Sessions herald = herald()) {
      Client first = inTheRoom(herald);
      archive.forget("a1");
      archive.add("a2", JULIET, "herald: hello");
      Client second = backAfter(first);
      await().until(() -> texts().contains("hello"));
      assertThat(second.received())
          .anyMatch(e -> e.mentions("to='" + Memory.ROOM) && e.mentions("var='start'"));
    }
  }

  @Test
  void nobodySpeaksForTheArchiveButTheRoomAndOnlyWhenAsked() throws Exception {
    archive.open(IDS);
    try (Sessions herald = herald()) {
      Client first = inTheRoom(herald, OTHER);
      archive.forge(WRAPPED.formatted(OTHER, "QUERY", "f1"));
      archive.forge(WRAPPED.formatted("herald@example.org", "QUERY", "f2"));
      archive.forge(WRAPPED.formatted(JULIET, "QUERY", "f3"));
      archive.forge(WRAPPED.formatted("rooms.example.org", "QUERY", "f4"));
      archive.forge(WRAPPED.formatted("mallory@example.org/x", "QUERY", "f5"));
      archive.forge(WRAPPED.formatted(Memory.ROOM, "another", "f6"));
      archive.forge(WRAPPED.formatted(Memory.ROOM, "QUERY", "theirs"));
      Client second = backAfter(first);
      second.send(WRAPPED.formatted(Memory.ROOM, "", "f7"));
      second.send(LIVE.formatted(JULIET, "live", "nobody", "x", ""));
      await().until(() -> texts().contains("live"));
      assertThat(texts()).containsExactly("quit", "live");
      assertThat(heard.getFirst().archiveId().orElseThrow().value()).isEqualTo("theirs");
      assertThat(herald.forgeries().count()).isEqualTo(3);
    }
  }

  @Test
  void aRoomThatDoesNotVouchForItsIdsIsNotReadAndItsIdsAreNotBelieved() throws Exception {
    archive.open();
    try (Sessions herald = herald()) {
      Client first = online(herald);
      first.send(LIVE.formatted(JULIET, "hello", Memory.ROOM, "x", ""));
      await().until(() -> texts().contains("hello"));
      assertThat(heard.getFirst().archiveId()).isEmpty();
      assertThat(server.received()).noneMatch(RoomCatchUpTest::isQuery);
    }
  }

  @Test
  void aRoomWithoutAnArchiveIsEnteredAsEver() throws Exception {
    archive.announce(IDS);
    try (Sessions herald = herald()) {
      Client first = online(herald);
      first.send(LIVE.formatted(JULIET, "hello", Memory.ROOM, "x", ""));
      first.send(LIVE.formatted(JULIET, "of another", OTHER, "y", ""));
      await().until(() -> heard.size() == 2);
      assertThat(heard.getFirst().archiveId().orElseThrow().value()).isEqualTo("x");
      assertThat(heard.getLast().archiveId()).isEmpty();
      assertThat(server.received()).noneMatch(RoomCatchUpTest::isQuery);
    }
  }

  @Test
  void aCommandRunsOnceWhicheverWayItComesAndHistoryRunsNone() throws Exception {
    archive.open(IDS);
    List<String> ran = new CopyOnWriteArrayList<>();
    try (TestBot bot = noting(ran);
        Sessions herald = Sessions.on(server, folder, bot.chat().inbox()::accept)) {
      Client first = inTheRoom(herald);
      first.send(HERE.formatted(Memory.ROOM, "boss", "owner@example.org", ""));
      String delay =
          "<delay xmlns='urn:xmpp:delay' from='team@rooms.example.org' stamp='2026-01-01T00:00:00Z'/>";
      first.send(
          LIVE.formatted(JULIET, "ping", Memory.ROOM, "h1", delay)
              + LIVE.formatted(Memory.ROOM + "/boss", "reload", Memory.ROOM, "a1", ""));
      await().until(() -> ran.size() == 1);
      archive.add("a1", Memory.ROOM + "/boss", "herald: reload");
      archive.add("a2", Memory.ROOM + "/boss", "herald: quit");
      archive.add("a3", JULIET, "herald: ping");
      backAfter(first);
      await().until(() -> ran.contains("ping"));
      await().until(bot::idle);
      // `quit` is the owner's, and nobody can tell who the boss was then.
      assertThat(ran).containsExactly("reload", "ping");
    }
  }

  private static TestBot noting(List<String> ran) {
    return TestBot.with()
        .owner("owner@example.org")
        .users("*@example.org")
        .fallback(Fallback.SILENT)
        .commands(
            _ ->
                new BuiltinBot()
                    .specs().stream().<Command>map(spec -> new NotedCommand(spec, ran)).toList())
        .start();
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

  /// Herald is in the room, and knows up to where its archive goes.
  private Client inTheRoom(Sessions herald, String... others) throws Exception {
    Client client = online(herald, others);
    await().until(() -> client.received().stream().anyMatch(e -> e.mentions("<before")));
    return isRead(client);
  }

  private Client online(Sessions herald, String... others) throws Exception {
    Client client = server.online();
    herald
        .rooms()
        .use(
            Stream.concat(Stream.of(Memory.ROOM), Stream.of(others))
                .map(RoomCatchUpTest::terms)
                .toList());
    return enters(client);
  }

  private static RoomTerms terms(String room) {
    return new RoomTerms(
        JidCreate.entityBareFromOrThrowUnchecked(room),
        Resourcepart.fromOrThrowUnchecked("herald"),
        Optional.empty(),
        Role.OWNER);
  }

  private static Client enters(Client client) throws Exception {
    await().until(() -> client.received().stream().anyMatch(RoomCatchUpTest::isJoin));
    client.send(
        HERE.formatted(Memory.ROOM, "herald", "herald@example.org/x", "<status code='110'/>"));
    return client;
  }

  /// The connection broke, and Herald is in the room again and has read all.
  private Client backAfter(Client before) throws Exception {
    before.suffer(new Fault.Reset());
    Client client = enters(server.online());
    int join = List.copyOf(client.received()).indexOf(join(client));
    await().until(() -> client.received().stream().skip(join).anyMatch(RoomCatchUpTest::isQuery));
    return isRead(client);
  }

  /// Whoever answers a ping has read what came before it.
  private static Client isRead(Client client) throws Exception {
    client.send("<iq type='get' id='read' from='example.org'><ping xmlns='urn:xmpp:ping'/></iq>");
    await().until(() -> client.received().stream().anyMatch(e -> e.id().equals("read")));
    return client;
  }

  private static boolean isJoin(Element element) {
    return element.mentions("protocol/muc'") && element.mentions(Memory.ROOM);
  }

  private static boolean isQuery(Element element) {
    return element.mentions("urn:xmpp:mam:2") && element.mentions("to='" + Memory.ROOM);
  }

  private static Element join(Client client) {
    return client.received().stream().filter(RoomCatchUpTest::isJoin).findFirst().orElseThrow();
  }

  private static Element firstQuery(Client client) {
    return client.received().stream().filter(RoomCatchUpTest::isQuery).findFirst().orElseThrow();
  }

  private List<String> texts() {
    return heard.stream().map(received -> received.message().text()).toList();
  }
}
