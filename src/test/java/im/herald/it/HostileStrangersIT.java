package im.herald.it;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.demo.XmppServerKind;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;

/// What a stranger's client can get through a real server, and what it does to those who ask Herald
/// something. `HostileStanzasTest` has what no server lets through.
@OnEachServer
class HostileStrangersIT {
  private static final Duration SOON = Duration.ofSeconds(5);

  /// Prosody's archive refuses what is nested deep, and keeps nothing of this.
  private static final String NOT_KEPT = "<no-store xmlns='urn:xmpp:hints'/>";

  private final XmppServer server;
  private BotHome home;
  private BareJid bot;
  private Person owner;

  HostileStrangersIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() {
    owner = Person.register(server, "owner");
    home = BotHome.on(server).withOwner(owner);
    bot = home.jid();
  }

  @AfterEach
  void end() throws Exception {
    owner.close();
    home.close();
  }

  @Test
  void whateverAServerLetsThroughTheNextPersonIsAnswered() throws Exception {
    try (BotProcess process = home.starts().online()) {
      assertThat(owner.asks(bot, "ping")).isEqualTo("pong");
      for (Case one : cases()) {
        int through = 0;
        Duration longest = Duration.ZERO;
        for (int i = 0; i < one.times; i++) {
          if (getsThrough(one.content.apply(i))) {
            through++;
          }
          Duration took = asked();
          longest = took.compareTo(longest) > 0 ? took : longest;
        }
        System.out.printf(
            "%s: %s: %d of %d got through, the longest answer took %.2f s%n",
            server, one.what, through, one.times, longest.toMillis() / 1e3);
        assertThat(longest).as(one.what).isLessThan(SOON);
      }
      assertThat(process.log().text()).doesNotContain("OutOfMemory", "StackOverflow");
      assertThat(process.stops()).as(process.log()::last).isZero();
    }
  }

  private Duration asked() {
    long begun = System.nanoTime();
    assertThat(owner.asks(bot, "ping")).isEqualTo("pong");
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /// Whether a message with this content reaches Herald. Each comes from another stranger.
  private boolean getsThrough(String content) {
    try (Person mallory = Person.register(server, "mallory")) {
      mallory.writes(
          "<message type='chat' to='%s'><body>echo through</body>%s%s</message>"
              .formatted(bot, NOT_KEPT, content));
      mallory.gets(server.domain(), "<ping xmlns='urn:xmpp:ping'/>");
      return mallory.asks(bot, "ping").equals("through") && mallory.hears().equals("pong");
    } catch (RuntimeException | AssertionError e) {
      // The server has ended the stream, or keeps silent.
      return false;
    }
  }

  private record Case(String what, int times, IntFunction<String> content) {}

  private List<Case> cases() {
    // ejabberd 23.01 itself dies of 30 000.
    int depth = server.kind() == XmppServerKind.PROSODY ? 30_000 : 2_000;
    return List.of(
        new Case("nothing else", 1, _ -> ""),
        new Case("nested 125 deep", 1, _ -> nested(125)),
        new Case("nested %,d deep".formatted(depth), 1, _ -> nested(depth)),
        new Case(
            "10 000 attributes",
            3,
            _ -> "<x xmlns='urn:x'%s/>".formatted(each(0, 10_000, " a%d=''"))),
        new Case(
            "an attribute of 200 KB",
            3,
            _ -> "<x xmlns='urn:x' a='%s'/>".formatted("a".repeat(200_000))),
        new Case("a name of 50 KB", 3, _ -> "<x%s xmlns='urn:x'/>".formatted("x".repeat(50_000))),
        new Case(
            "a body of 512 KB", 3, _ -> "<subject>%s</subject>".formatted("b".repeat(512 << 10))),
        new Case(
            "5 000 new names each time",
            21,
            i -> "<x xmlns='urn:x'>%s</x>".formatted(each(i * 5_000, 5_000, "<n%d/>"))),
        new Case("a character that XML does not allow", 1, _ -> "<subject>&#1;</subject>"),
        new Case("half of an element", 1, _ -> "<x xmlns='urn:x'><y></x>"),
        new Case(
            "noncharacters and signs of direction",
            1,
            _ -> "<subject>&#xFDD0;&#x1FFFD;&#x202E;&#x200F;&#xE0001;</subject>"));
  }

  private static String nested(int times) {
    return "<a xmlns='urn:x'>%s%s</a>".formatted("<a>".repeat(times - 1), "</a>".repeat(times - 1));
  }

  private static String each(int first, int times, String format) {
    return IntStream.range(first, first + times).mapToObj(format::formatted).collect(joining());
  }
}
