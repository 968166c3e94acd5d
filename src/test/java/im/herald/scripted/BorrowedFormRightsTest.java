package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.NotedCommand;
import im.herald.TestBot;
import im.herald.builtin.BuiltinBot;
import im.herald.command.Command;
import im.herald.command.CommandSpec;
import im.herald.message.Role;
import im.herald.scripted.FormsClient.FormAnswer;
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

/// Every way in which a request may say that somebody asks for a command by form, and every
/// command: what is listed, and what runs, is what the role of whoever really asked covers. With
/// messages it is [BorrowedRightsTest].
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BorrowedFormRightsTest {
  private static final String ROOM = "team@rooms.example.org";

  @TempDir private Path folder;
  private final List<String> ran = new CopyOnWriteArrayList<>();

  /// Those that there are, without arguments: each runs as soon as it is asked for.
  private final List<CommandSpec> specs =
      new BuiltinBot()
          .specs().stream()
              .map(s -> new CommandSpec(s.name(), s.role(), s.summary(), List.of(), s.name()))
              .toList();

  static Stream<Asker> askers() {
    return Stream.of(
        new Asker("the owner", "from='owner@example.org/x'", Role.OWNER),
        new Asker("the owner in capitals", "from='OWNER@Example.ORG/x'", Role.OWNER),
        new Asker("the owner without a client", "from='owner@example.org'", Role.OWNER),
        new Asker("an admin", "from='admin@example.org/x'", Role.ADMIN),
        new Asker("a user", "from='user@example.org/x'", Role.USER),
        new Asker("a stranger", "from='owner@example.com/x'", Role.ANYONE),
        new Asker("a look-alike", "from='\u043ewner@example.net/x'", Role.ANYONE),
        new Asker("a user like the owner", "from='\u043ewner@example.org/x'", Role.USER),
        new Asker("another server", "from='example.com'", Role.ANYONE),
        new Asker("our server", "from='example.org'"),
        new Asker("nobody", ""),
        new Asker("Herald itself", "from='herald@example.org'"),
        new Asker("another client of Herald's", "from='herald@example.org/x'"),
        new Asker("the owner in a room", "from='team@rooms.example.org/boss'"),
        new Asker("an occupant like the owner", "from='team@rooms.example.org/owner@example.org'"),
        new Asker("the room itself", "from='team@rooms.example.org'"),
        new Asker(
            "an occupant of a room where Herald is not",
            "from='other@rooms.example.org/owner'",
            Role.ANYONE));
  }

  @ParameterizedTest
  @MethodSource("askers")
  void nobodyBorrowsRights(Asker asker) throws Exception {
    List<CommandSpec> theirs =
        specs.stream()
            .filter(spec -> asker.role().filter(r -> r.covers(spec.role())).isPresent())
            // Of no use where there is an owner.
            .filter(spec -> !spec.name().equals("claim"))
            .toList();
    try (ScriptedServer server = ScriptedServer.start();
        TestBot bot = bot();
        Sessions herald =
            Sessions.on(server, folder, bot.chat().inbox()::accept, bot.chat()::forms)) {
      Client session = server.online();
      isIn(herald, session);
      FormsClient client = new FormsClient(session);
      assertThat(client.list(asker.from()))
          .containsExactlyInAnyOrderElementsOf(theirs.stream().map(this::node).toList());
      for (CommandSpec spec : specs) {
        FormAnswer answer = client.runs(asker.from(), node(spec));
        assertThat(answer.status().equals("completed"))
            .as(spec.name())
            .isEqualTo(theirs.contains(spec));
        if (!theirs.contains(spec)) {
          // Just as where there is none.
          assertThat(answer.error())
              .isEqualTo(client.runs(asker.from(), "no/such").error())
              .containsExactly("item-not-found");
        }
      }
      assertThat(ran).containsExactlyElementsOf(theirs.stream().map(CommandSpec::name).toList());
    }
  }

  private String node(CommandSpec spec) {
    return spec.name().replace(' ', '/');
  }

  /// The owner is there, and the room shows it.
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
    client.send(
        here("herald", "herald@example.org/x", "<status code='110'/>")
            + here("boss", "owner@example.org/x", ""));
  }

  private static String here(String nick, String account, String rest) {
    return "<presence from='%s/%s'><x xmlns='http://jabber.org/protocol/muc#user'><item affiliation='owner' role='moderator' jid='%s'/>%s</x></presence>"
        .formatted(ROOM, nick, account, rest);
  }

  private TestBot bot() {
    return TestBot.with()
        .owner("owner@example.org")
        .admin("admin@example.org")
        .users("*@example.org")
        .commands(_ -> specs.stream().<Command>map(spec -> new NotedCommand(spec, ran)).toList())
        .start();
  }

  /// @param from an attribute, or nothing in its place
  /// @param role what it may do; empty if it is refused whatever it asks
  record Asker(String name, String from, Optional<Role> role) {
    Asker(String name, String from) {
      this(name, from, Optional.empty());
    }

    Asker(String name, String from, Role role) {
      this(name, from, Optional.of(role));
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
