package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.NotedCommand;
import im.herald.TestBot;
import im.herald.builtin.BuiltinBot;
import im.herald.command.Command;
import im.herald.command.CommandSpec;
import im.herald.config.Fallback;
import im.herald.message.Role;
import im.herald.xmpp.room.RoomTerms;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/// Every way in which a stanza may say that somebody speaks, and every command: what runs is what
/// the role of whoever really spoke covers. From the stanza to the command; from the sender to the
/// command it is [im.herald.RightsMatrixTest].
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BorrowedRightsTest {
  private static final String OWNER = "owner@example.org";
  private static final String ROOM = "team@rooms.example.org";

  /// A message of the owner, as it stands in a wrapper.
  private static final String OWNERS =
      "<forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' type='chat'"
          + " from='owner@example.org/x' to='herald@example.org'><body>%1$s</body></message></forwarded>";

  @TempDir private Path folder;
  private final List<String> ran = new CopyOnWriteArrayList<>();
  private final List<CommandSpec> specs = new BuiltinBot().specs();

  static Stream<Route> routes() {
    return Stream.concat(direct(), inRooms());
  }

  private static Stream<Route> direct() {
    return Stream.of(
        new Route("the owner", chat("from='owner@example.org/x'", ""), Role.OWNER),
        new Route("the owner in capitals", chat("from='OWNER@Example.ORG/x'", ""), Role.OWNER),
        new Route("a stranger", chat("from='owner@example.com/x'", ""), Role.ANYONE),
        new Route("a look-alike", chat("from='\u043ewner@example.net/x'", ""), Role.ANYONE),
        new Route("our server", chat("from='example.org'", "")),
        new Route("another server", chat("from='example.com'", ""), Role.ANYONE),
        new Route("nobody", chat("", "")),
        new Route("Herald itself", chat("from='herald@example.org'", "")),
        new Route("another client of Herald's", chat("from='herald@example.org/x'", "")),
        new Route("an error", said("error", "from='owner@example.org/x'", "")),
        new Route("a headline", said("headline", "from='owner@example.org/x'", "")),
        new Route("of no room", said("groupchat", "from='owner@example.org/x'", "")),
        new Route("old, says the server", chat("from='owner@example.org/x'", delay("example.org"))),
        new Route(
            "old, says a stranger",
            chat("from='owner@example.org/x'", delay("mallory@example.com")),
            Role.OWNER),
        new Route("a carbon", chat("from='herald@example.org'", wrapped("received", "carbons:2"))),
        new Route(
            "a forged carbon",
            chat("from='mallory@example.com/x'", wrapped("received", "carbons:2"))),
        new Route(
            "a forged carbon of what was sent",
            chat("from='mallory@example.com/x'", wrapped("sent", "carbons:2"))),
        new Route(
            "an archived message that nobody asked for",
            "<message from='herald@example.org'>%s</message>"
                .formatted(wrapped("result", "mam:2"))),
        new Route(
            "a forged archived message",
            chat("from='mallory@example.com/x'", wrapped("result", "mam:2"))),
        new Route("a forwarded message", chat("from='mallory@example.com/x'", OWNERS), Role.ANYONE),
        new Route(
            "an occupant of a room where Herald is not",
            chat("from='other@rooms.example.org/owner'", occupant("member", OWNER, ""))));
  }

  private static Stream<Route> inRooms() {
    String here = here("boss", OWNER, "");
    return Stream.of(
        new Route("the owner in the room", here + aloud("boss", ""), Role.OWNER),
        new Route("the owner privately", here + privately("boss", ""), Role.OWNER),
        new Route(
            "a nickname like the owner",
            here("owner@example.org", "mallory@example.com", "") + aloud("owner@example.org", ""),
            Role.ANYONE),
        new Route(
            "a nickname of a room that shows nobody",
            "<presence from='%s/boss'/>".formatted(ROOM) + privately("boss", ""),
            Role.ANYONE),
        new Route(
            "whoever took the nickname of the owner who left",
            here + gone("boss", "") + here("boss", "mallory@example.com", "") + aloud("boss", ""),
            Role.ANYONE),
        new Route(
            "the old nickname of the owner, who has another one now",
            here
                + gone("boss", "<status code='303'/>")
                + here("chief", OWNER, "")
                + aloud("boss", ""),
            Role.ANYONE),
        new Route(
            "the owner under another nickname",
            here
                + gone("boss", "<status code='303'/>")
                + here("chief", OWNER, "")
                + aloud("chief", ""),
            Role.OWNER),
        new Route(
            "an occupant who calls itself the owner",
            here("x", "mallory@example.com", "") + aloud("x", occupant("owner", OWNER, "")),
            Role.ANYONE),
        new Route(
            "an occupant in whose presence somebody else says who it is",
            here("x", "mallory@example.com", "")
                + "<presence from='mallory@example.com/x'>%s</presence>"
                    .formatted(occupant("owner", OWNER, ""))
                + "<presence from='other@rooms.example.org/x'>%s</presence>"
                    .formatted(occupant("owner", OWNER, ""))
                + aloud("x", ""),
            Role.ANYONE),
        new Route("history of the owner", here + aloud("boss", delay(ROOM))),
        new Route("its own words", aloud("herald", "")),
        new Route(
            "the room itself",
            "<message type='groupchat' from='%s'><body>herald: %%1$s</body></message>"
                .formatted(ROOM)));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void nobodyBorrowsRights(Route route) throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        TestBot bot = bot();
        Sessions herald = Sessions.on(server, folder, bot.chat().inbox()::accept)) {
      Client client = server.online();
      isIn(herald, client);
      for (CommandSpec spec : specs) {
        client.send(route.stanzas().formatted(spec.example().replace("<", "&lt;")));
      }
      // Whoever answers a ping has read what came before it.
      client.send("<iq type='get' id='read' from='example.org'><ping xmlns='urn:xmpp:ping'/></iq>");
      await().until(() -> client.received().stream().anyMatch(e -> e.id().equals("read")));
      await().until(bot::idle);
      assertThat(ran)
          .containsExactlyInAnyOrderElementsOf(
              specs.stream()
                  .filter(spec -> route.role().filter(r -> r.covers(spec.role())).isPresent())
                  .map(CommandSpec::name)
                  .toList());
    }
  }

  private static void isIn(Sessions herald, Client client) throws Exception {
    herald
        .rooms()
        .use(
            List.of(
                new RoomTerms(
                    JidCreate.entityBareFromOrThrowUnchecked(ROOM),
                    Resourcepart.fromOrThrowUnchecked("herald"),
                    Optional.empty(),
                    Role.OWNER)));
    await().until(() -> client.received().stream().anyMatch(e -> e.mentions("protocol/muc'")));
    client.send(here("herald", "herald@example.org/x", "<status code='110'/>"));
  }

  private TestBot bot() {
    return TestBot.with()
        .owner(OWNER)
        .users("*@example.org")
        .fallback(Fallback.SILENT)
        .commands(_ -> specs.stream().<Command>map(spec -> new NotedCommand(spec, ran)).toList())
        .start();
  }

  private static String chat(String from, String rest) {
    return said("chat", from, rest);
  }

  private static String said(String type, String from, String rest) {
    return "<message type='%s' %s><body>%%1$s</body>%s</message>".formatted(type, from, rest);
  }

  private static String aloud(String nick, String rest) {
    return "<message type='groupchat' from='%s/%s'><body>herald: %%1$s</body>%s</message>"
        .formatted(ROOM, nick, rest);
  }

  private static String privately(String nick, String rest) {
    return chat(
        "from='%s/%s'".formatted(ROOM, nick),
        "<x xmlns='http://jabber.org/protocol/muc#user'/>" + rest);
  }

  private static String wrapped(String name, String namespace) {
    return "<%1$s xmlns='urn:xmpp:%2$s' queryid='q' id='a1'>%3$s</%1$s>"
        .formatted(name, namespace, OWNERS);
  }

  private static String delay(String by) {
    return "<delay xmlns='urn:xmpp:delay' from='%s' stamp='2020-01-01T00:00:00Z'/>".formatted(by);
  }

  private static String here(String nick, String account, String rest) {
    return "<presence from='%s/%s'>%s</presence>"
        .formatted(ROOM, nick, occupant("member", account, rest));
  }

  private static String gone(String nick, String rest) {
    return "<presence type='unavailable' from='%s/%s'>%s</presence>"
        .formatted(ROOM, nick, occupant("none", OWNER, rest));
  }

  private static String occupant(String affiliation, String account, String rest) {
    return "<x xmlns='http://jabber.org/protocol/muc#user'><item affiliation='%s' role='participant' jid='%s'/>%s</x>"
        .formatted(affiliation, account, rest);
  }

  /// @param stanzas with a place for the command
  /// @param role what it may do; empty if it is not heard at all
  record Route(String name, String stanzas, Optional<Role> role) {
    Route(String name, String stanzas) {
      this(name, stanzas, Optional.empty());
    }

    Route(String name, String stanzas, Role role) {
      this(name, stanzas, Optional.of(role));
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
