package im.herald;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.builtin.BuiltinBot;
import im.herald.command.Command;
import im.herald.command.CommandSpec;
import im.herald.command.FilledForm;
import im.herald.config.Fallback;
import im.herald.inbox.FormDesk;
import im.herald.inbox.FormOutcome;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.Role;
import im.herald.message.Sender;
import im.herald.message.StanzaId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/// Every kind of sender and every command: what runs is what the sender's role covers, and nothing
/// else.
class RightsMatrixTest {
  private static final BareJid OWNER = bare("owner@example.org");
  private static final BareJid ADMIN = bare("admin@example.org");
  private static final BareJid USER = bare("user@example.org");
  private static final BareJid ROOM = bare("team@rooms.example.org");

  private final List<String> ran = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @MethodSource("kinds")
  void runsWhatTheRoleCovers(Case sender) throws Exception {
    List<CommandSpec> specs = new BuiltinBot().specs();
    try (TestBot bot = bot(specs)) {
      for (CommandSpec spec : specs) {
        bot.hears(sender.says(spec.example()));
      }
      await().until(bot::idle);
    }

    assertThat(ran)
        .containsExactlyElementsOf(
            specs.stream()
                .filter(spec -> sender.role().filter(r -> r.covers(spec.role())).isPresent())
                .map(CommandSpec::name)
                .toList());
  }

  /// By form it is only those who speak for themselves: nobody asks through a room.
  @ParameterizedTest
  @MethodSource("byForm")
  void offersAndRunsByFormWhatTheRoleCovers(Case sender) throws Exception {
    List<CommandSpec> specs = new BuiltinBot().specs();
    List<String> theirs =
        specs.stream()
            .filter(spec -> sender.role().filter(r -> r.covers(spec.role())).isPresent())
            .map(CommandSpec::name)
            // Of no use where there is an owner.
            .filter(name -> !name.equals("claim"))
            .toList();
    try (TestBot bot = bot(specs)) {
      FormDesk desk = bot.chat().forms();
      assertThat(desk.offers(sender.sender()).stream().map(CommandSpec::name))
          .containsExactlyInAnyOrderElementsOf(theirs);
      for (CommandSpec spec : specs) {
        FormOutcome outcome = desk.submit(spec.name(), sender.sender(), FilledForm.empty());
        assertThat(outcome instanceof FormOutcome.Unknown)
            .as(spec.name())
            .isNotEqualTo(theirs.contains(spec.name()));
      }
    }
    assertThat(theirs).containsAll(ran);
  }

  static Stream<Case> byForm() {
    return kinds()
        .filter(sender -> sender.where() instanceof Conversation.Direct)
        .filter(sender -> sender.role().isPresent());
  }

  @Test
  void theMatrixIsLarge() {
    assertThat(kinds().count() * new BuiltinBot().specs().size()).isGreaterThan(500);
  }

  static Stream<Case> kinds() {
    List<Case> all = new ArrayList<>();
    all.add(direct("the owner", OWNER, Role.OWNER));
    all.add(direct("an admin", ADMIN, Role.ADMIN));
    all.add(direct("a user", USER, Role.USER));
    all.add(direct("a stranger", bare("owner@example.com"), Role.ANYONE));
    all.add(direct("one who looks like the owner", bare("οwner@example.org"), Role.USER));
    all.add(direct("a room's own address", ROOM, Role.ANYONE));
    all.add(unheard("Herald itself", Sender.Person.at(TestBot.SELF), Kind.CHAT, Duration.ZERO));
    all.add(unheard("an error", Sender.Person.at(OWNER), Kind.ERROR, Duration.ZERO));
    all.add(unheard("a headline", Sender.Person.at(OWNER), Kind.HEADLINE, Duration.ZERO));
    all.add(unheard("long ago", Sender.Person.at(OWNER), Kind.CHAT, Duration.ofDays(2)));
    for (boolean aloud : List.of(true, false)) {
      all.add(inRoom(aloud, nickname("owner"), Role.ANYONE));
      all.add(inRoom(aloud, nickname("owner@example.org"), Role.ANYONE));
      all.add(inRoom(aloud, nickname("herald"), Role.ANYONE));
      all.add(inRoom(aloud, account("x", OWNER, Role.OWNER), Role.OWNER));
      all.add(inRoom(aloud, account("x", OWNER, Role.ADMIN), Role.ADMIN));
      all.add(inRoom(aloud, account("x", OWNER, Role.ANYONE), Role.ANYONE));
      all.add(inRoom(aloud, account("owner", ADMIN, Role.OWNER), Role.ADMIN));
      all.add(inRoom(aloud, account("owner", USER, Role.OWNER), Role.USER));
      all.add(inRoom(aloud, account("owner", bare("x@example.com"), Role.OWNER), Role.ANYONE));
    }
    return all.stream();
  }

  private static Case direct(String name, BareJid from, Role role) {
    Sender sender = Sender.Person.at(from);
    return new Case(
        name, sender, new Conversation.Direct(from), Kind.CHAT, Duration.ZERO, Optional.of(role));
  }

  private static Case unheard(String name, Sender sender, Kind kind, Duration ago) {
    Conversation where = new Conversation.Direct(sender.address());
    return new Case(name, sender, where, kind, ago, Optional.empty());
  }

  private static Case inRoom(boolean aloud, Sender sender, Role role) {
    Conversation where =
        aloud ? new Conversation.Room(ROOM) : new Conversation.RoomPrivate(sender.address());
    return new Case(
        where + ": " + sender, sender, where, Kind.CHAT, Duration.ZERO, Optional.of(role));
  }

  private static Sender nickname(String nick) {
    return new Sender.Nickname(occupant(nick));
  }

  private static Sender account(String nick, BareJid account, Role atMost) {
    return new Sender.Person(occupant(nick), account, atMost);
  }

  private static Jid occupant(String nick) {
    return JidCreate.fromOrThrowUnchecked(ROOM + "/" + nick);
  }

  private static BareJid bare(String jid) {
    return JidCreate.bareFromOrThrowUnchecked(jid);
  }

  private TestBot bot(List<CommandSpec> specs) {
    return TestBot.with()
        .owner(OWNER.toString())
        .admin(ADMIN.toString())
        .users("*@example.org")
        .fallback(Fallback.SILENT)
        .commands(_ -> specs.stream().<Command>map(spec -> new NotedCommand(spec, ran)).toList())
        .start();
  }

  /// @param role what it may do; empty if it is not heard at all
  record Case(
      String name,
      Sender sender,
      Conversation where,
      Kind kind,
      Duration ago,
      Optional<Role> role) {
    IncomingMessage says(String text) {
      Instant now = Instant.now();
      return new IncomingMessage(
          StanzaId.random(),
          where,
          sender,
          kind,
          text,
          Optional.empty(),
          Optional.of(ago).filter(Duration::isPositive).map(now::minus),
          now);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
