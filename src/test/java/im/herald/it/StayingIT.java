package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.proxy.Effect;
import im.herald.proxy.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;

/// The daemon in its years: restarts of the server, signals, a second instance.
@OnEachServer
class StayingIT {
  private static final int CONFIGURATION = 78;
  private static final Duration BACK_AFTER = Duration.ofSeconds(20);
  private static final int TIMES = 2;

  private final XmppServer server;
  private BotHome home;
  private BareJid bot;
  private Person owner;

  StayingIT(XmppServer server) {
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
  void afterEachRestartOfTheServerTheBotIsBack() throws Exception {
    try (BotHere running = home.startsHere()) {
      List<Duration> gracefully = new ArrayList<>();
      List<Duration> killed = new ArrayList<>();
      for (int i = 0; i < TIMES; i++) {
        server.restart();
        gracefully.add(back(running));
        server.kill();
        server.restart();
        killed.add(back(running));
      }
      System.out.printf(
          "%s: back after a restart in %s, after a crash in %s%n", server, gracefully, killed);
    }
  }

  /// How long after the server accepts clients the bot answers again.
  private Duration back(BotHere running) {
    long begun = System.nanoTime();
    running.log().next("online as", BACK_AFTER);
    owner.close();
    owner = Person.login(server, owner.jid(), owner.password());
    assertThat(owner.asks(bot, "ping")).as(running.log()::last).isEqualTo("pong");
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(took).isLessThan(BACK_AFTER);
    return took;
  }

  @Test
  void whatFallsDueWhileTheServerIsDownArrivesAfterwards() throws Exception {
    try (Proxy network = Proxy.to(server.port());
        BotHere running = home.with("connection.port = " + network.port()).startsHere()) {
      // A crash soon after takes new accounts away from ejabberd, unless it was stopped since.
      server.restart();
      back(running);
      Instant due = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
      assertThat(owner.asks(bot, "schedule add once at " + due + " to @owners Still said."))
          .contains("Added once");
      server.kill();
      running.log().next("schedule once: sent to");
      // The owner is there first: ejabberd may store so slowly what comes before that it is not
      // found when the owner logs in.
      network.set(new Effect.Refuse());
      server.restart();
      owner.close();
      owner = Person.login(server, owner.jid(), owner.password());
      network.lift(new Effect.Refuse());
      // What the server had not acknowledged when it died is said again, and comes first.
      String heard = owner.hears();
      if (heard.startsWith("Added once")) {
        heard = owner.hears();
      }
      assertThat(heard).as(running.log()::last).isEqualTo("Still said.");
      assertThat(owner.asks(bot, "echo nothing twice")).isEqualTo("nothing twice");
    }
  }

  @Test
  void whatIsSaidWhileTheServerIsAwayOutlivesAKill() throws Exception {
    try (Proxy network = Proxy.to(server.port())) {
      home.with("connection.port = " + network.port());
      try (BotProcess first = home.starts().online()) {
        Instant due = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
        assertThat(owner.asks(bot, "schedule add once at " + due + " to @owners Still said."))
            .contains("Added once");
        network.set(new Effect.Refuse());
        network.set(new Effect.Reset());
        first.log().next("schedule once: sent to");
        first.dies();
      }
      network.lift(new Effect.Refuse());
      try (BotProcess _ = home.starts().online()) {
        assertThat(owner.hears()).isEqualTo("Still said.");
        assertThat(owner.asks(bot, "echo nothing twice")).isEqualTo("nothing twice");
      }
    }
  }

  @Test
  void hangingUpReadsTheConfigurationAgain() throws Exception {
    try (BotProcess process = home.starts().online()) {
      home.with("fallback = echo");
      process.hangsUp();
      process.log().next("fallback");
      assertThat(owner.asks(bot, "qwertz")).isEqualTo("qwertz");

      home.with("fallback = shout");
      process.hangsUp();
      process.log().next("the old configuration stays");
      assertThat(process.log().text()).contains("shout");
      assertThat(owner.asks(bot, "qwertz")).isEqualTo("qwertz");
      assertThat(process.stops()).isZero();
    }
  }

  @Test
  void underLoadItStopsInTimeAndIsSeenLeaving() {
    AtomicBoolean enough = new AtomicBoolean();
    try (BotProcess process = home.starts().online();
        Person loud = Person.register(server, "loud")) {
      owner.subscribesTo(bot);
      owner.sees(bot, "chat", "At your service.");
      CompletableFuture<Void> load =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; !enough.get() && i < 2_000; i++) {
                  loud.says(bot, "echo " + i);
                }
              });
      for (int i = 0; i < 100; i++) {
        assertThat(loud.hears()).isEqualTo("" + i);
      }
      long begun = System.nanoTime();

      assertThat(process.stops()).as(process.log()::last).isZero();

      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      System.out.printf("%s: stopped under load in %s%n", server, took);
      assertThat(took).isLessThan(Duration.ofSeconds(10));
      owner.sees(bot, "unavailable", "");
      enough.set(true);
      load.join();
    }
  }

  @Test
  void aSecondInstanceWithTheSameStoreIsTurnedAway() {
    try (BotProcess first = home.starts().online();
        BotProcess second = home.starts()) {
      assertThat(second.exits()).isEqualTo(CONFIGURATION);
      assertThat(second.log().text()).contains("another Herald runs with the store");
      assertThat(owner.asks(bot, "ping")).isEqualTo("pong");
      assertThat(first.stops()).isZero();
    }
  }
}
