package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.xmpp.ConnectionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever ends the stream, Herald is back.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ReconnectTest {
  @TempDir private Path folder;

  @Test
  void aStreamClosedWithoutAReasonIsOpenedAgain() throws Exception {
    isBackAfter(new Fault.CloseStream());
  }

  @Test
  void aConnectionThatWasResetIsOpenedAgain() throws Exception {
    isBackAfter(new Fault.Reset());
  }

  @Test
  void aTextThatIsNoXmlEndsTheSessionAndAnotherBegins() throws Exception {
    isBackAfter(new Fault.Garbage("<message><body>&nothing;</message>"));
  }

  @Test
  void anElementThatNeverEndsIsNoticedAndAnotherSessionBegins() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder)) {
      Client first = server.online();
      first.suffer(new Fault.Garbage("<message><body>"));
      first.suffer(new Fault.Stall());
      isOnlineAs(server.online(), herald);
    }
  }

  @Test
  void aServerThatIsSilentIsNoticedThoughItsConnectionStands() throws Exception {
    isBackAfter(new Fault.Stall());
  }

  @Test
  void aLoginThatIsCutOffIsTriedAgain() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.next(new Fault.DropAfter(200));
      server.next(new Fault.DropAfter(500));
      try (Sessions herald = Sessions.on(server, folder)) {
        isOnlineAs(server.online(), herald);
        assertThat(server.connections()).isEqualTo(3);
      }
    }
  }

  /// Smack notices it after 20 s only.
  @Test
  void aConnectionThatBreaksInTheMiddleOfALoginIsNoticedAtOnce() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.next(new Fault.ResetAt("auth"));
      long begun = System.nanoTime();
      try (Sessions herald = Sessions.on(server, folder)) {
        isOnlineAs(server.online(), herald);
        assertThat(server.connections()).isEqualTo(2);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
      }
    }
  }

  /// Before a login anybody could say it, so it is no word about the password.
  @Test
  void aStreamThatIsRefusedBeforeTheVeryFirstLoginIsTriedAgain() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.next(new Fault.StreamError("not-authorized"));
      try (Sessions herald = Sessions.on(server, folder)) {
        isOnlineAs(server.online(), herald);
      }
    }
  }

  @Test
  void aLoginThatFailsForTheMomentIsTriedAgain() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder)) {
      Client first = server.online();
      server.next(new Fault.AuthFailure("temporary-auth-failure"));
      first.suffer(new Fault.Reset());
      isOnlineAs(server.online(), herald);
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @Test
  void aPasswordRefusedLaterIsTriedFiveTimesMoreAndThenSeldom() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder)) {
      Client first = server.online();
      for (int i = 0; i < 6; i++) {
        server.next(new Fault.AuthFailure("not-authorized"));
      }
      first.suffer(new Fault.Reset());
      server.online();
      List<Duration> waits = herald.waits();
      assertThat(waits).hasSize(7);
      assertThat(waits.subList(0, 6)).allMatch(wait -> wait.compareTo(Duration.ofSeconds(13)) < 0);
      assertThat(waits.getLast()).isEqualTo(Duration.ofMinutes(15));
    }
  }

  @Test
  void aConflictIsNoReasonToFightForTheResource() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder)) {
      Client first = server.online();
      first.suffer(new Fault.StreamError("conflict"));
      Client second = server.online();
      assertThat(first.resource()).isEqualTo("herald");
      assertThat(second.resource()).startsWith("herald-");
      assertThat(herald.waits()).singleElement().satisfies(ReconnectTest::isAboutAMinute);
    }
  }

  private static void isAboutAMinute(Duration wait) {
    assertThat(wait).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
  }

  /// RFC 6120 § 4.9.3, all of them but `conflict`; and one that nobody knows.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bad-format",
        "bad-namespace-prefix",
        "connection-timeout",
        "host-gone",
        "host-unknown",
        "improper-addressing",
        "internal-server-error",
        "invalid-from",
        "invalid-namespace",
        "invalid-xml",
        "not-authorized",
        "not-well-formed",
        "policy-violation",
        "remote-connection-failed",
        "reset",
        "resource-constraint",
        "restricted-xml",
        "see-other-host",
        "system-shutdown",
        "undefined-condition",
        "unsupported-encoding",
        "unsupported-feature",
        "unsupported-stanza-type",
        "unsupported-version",
        "made-up"
      })
  void anyErrorOfTheStreamIsFollowedByANewOne(String condition) throws Exception {
    isBackAfter(new Fault.StreamError(condition));
  }

  private void isBackAfter(Fault fault) throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions herald = Sessions.on(server, folder)) {
      server.online().suffer(fault);
      isOnlineAs(server.online(), herald);
      assertThat(herald.waits()).hasSize(1);
    }
  }

  /// The server hears initial presence before the supervisor says that it is online.
  private static void isOnlineAs(Client client, Sessions herald) {
    assertThat(client.resource()).isEqualTo("herald");
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> herald.state() instanceof ConnectionState.Online);
  }
}
