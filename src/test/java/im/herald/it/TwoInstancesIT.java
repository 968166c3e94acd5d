package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.demo.XmppServerKind;
import im.herald.postgres.PostgresServer;
import im.herald.postgres.PostgresServers;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two processes with one account and one PostgreSQL.
@OnEachServer(only = XmppServerKind.PROSODY)
@ExtendWith(PostgresServers.class)
class TwoInstancesIT {
  private static final Duration TAKEOVER = Duration.ofSeconds(30);

  private final XmppServer server;
  private PostgresServer postgres;
  private String url;
  private Person reader;
  private BotHome first;
  private BotHome second;
  private final Set<String> ticks = new HashSet<>();

  TwoInstancesIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin(PostgresServer here) {
    postgres = here;
    url = here.freshDatabase();
    reader = Person.register(server, "reader");
    first = BotHome.on(server);
    second = BotHome.on(server);
    for (BotHome home : new BotHome[] {first, second}) {
      home.with("account.jid = \"" + first.jid() + "\"")
          .with("account.password = secret")
          .with("store.url = \"" + url + "\"")
          .withOwner(reader);
    }
  }

  @AfterEach
  void end() throws IOException {
    reader.close();
    first.close();
    second.close();
  }

  @Test
  void whenOneIsKilledTheOtherTakesOverAndEachFiringIsSentOnce() {
    ticks(first);
    ticks(second);
    try (BotProcess one = first.starts().online();
        BotProcess two = second.starts()) {
      waits(two);
      hearsTicks(3);
      one.dies();
      two.log().next("online as", TAKEOVER);
      try (BotProcess again = first.starts()) {
        waits(again);
        hearsTicks(3);
        two.dies();
        again.log().next("online as", TAKEOVER);
        hearsTicks(1);
        assertThat(again.stops()).isZero();
      }
    }
    long fired = postgres.number(url, "SELECT count(*) FROM firing");
    long unsent = postgres.number(url, "SELECT count(*) FROM outgoing");
    Set<String> ids =
        reader.archive().stream()
            .filter(message -> message.textOf("body").equals("Tick"))
            .map(message -> message.attribute("id"))
            .collect(Collectors.toSet());
    assertThat(ids.size()).isBetween((int) (fired - unsent), (int) fired);
    assertThat(fired).isGreaterThanOrEqualTo(7);
  }

  @Test
  void whenOneIsStoppedTheOtherNeedNotWait() {
    try (BotProcess one = first.starts().online();
        BotProcess two = second.starts()) {
      waits(two);
      assertThat(one.stops()).isZero();
      two.log().next("online as", Duration.ofSeconds(10));
      assertThat(two.stops()).isZero();
    }
  }

  @Test
  void whoWaitsStopsWhenAsked() {
    try (BotProcess one = first.starts().online();
        BotProcess two = second.starts()) {
      waits(two);
      assertThat(two.stops()).isZero();
      assertThat(reader.asks(first.jid(), "ping")).as(one.log()::last).isEqualTo("pong");
    }
  }

  @Test
  void whoDoesNotReachTheDatabaseEndsItsSessionAndComesBackWithIt() throws Exception {
    try (BotProcess one = first.starts().online()) {
      postgres.stall();
      try {
        one.log().next("the hold on the session is lost", Duration.ofSeconds(20));
      } finally {
        postgres.goOn();
      }
      one.log().next("online as", TAKEOVER);
      assertThat(reader.asks(first.jid(), "ping")).as(one.log()::last).isEqualTo("pong");
    }
  }

  @Test
  void aRestartOfTheDatabaseDoesNotEndTheSession() throws Exception {
    try (BotProcess one = first.starts().online()) {
      postgres.kill();
      postgres.restart();
      assertThat(reader.asks(first.jid(), "ping")).as(one.log()::last).isEqualTo("pong");
      assertThat(one.log().rest("online as")).isEmpty();
      assertThat(one.log().rest("lost")).as(one.log()::last).isEmpty();
    }
  }

  private void ticks(BotHome home) {
    home.with(
        "schedules.tick { cron = \"*/2 * * ? * *\", to = [\"%s\"], text = Tick }"
            .formatted(reader.jid()));
  }

  /// Hears that many new ones. One that the killed instance had sent and not struck off is sent
  /// again, with its id.
  private void hearsTicks(int count) {
    int all = ticks.size() + count;
    while (ticks.size() < all) {
      Element tick = reader.next();
      assertThat(tick.textOf("body")).isEqualTo("Tick");
      ticks.add(tick.attribute("id"));
    }
  }

  private static void waits(BotProcess instance) {
    instance.log().next("waiting: another instance holds the session");
  }
}
