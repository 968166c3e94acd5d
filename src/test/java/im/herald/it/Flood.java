package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.cli.demo.FreePort;
import im.herald.cli.demo.ServerLauncher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Thousands of people at once, on Prosody, and one who is honest.
record Flood(int requests, int people, int messages) {
  /// The server's own work on its rosters included, on a machine with other tests beside.
  private static final Duration PROMPT = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final Duration BETWEEN = Duration.ofMillis(120);
  private static final int A_MINUTE = 600;
  private static final int MINUTES = 20;
  private static final String REFUSAL = "That was too much at once. I do not read on for a moment.";
  private static final String DEALT_WITH =
      "SELECT count(*) FROM journal WHERE fate = 'done' AND sender LIKE '%@flood.localhost/x'";
  private static final int MOST_THREADS = 100;
  private static final int MOST_MEGABYTES = 256;

  void comesOver(ServerLauncher launcher) throws Exception {
    int port = FreePort.find();
    try (ProsodyServer server = ProsodyServer.withComponent(launcher, port);
        BotHome home = BotHome.on(server).with("budgets.domain = \"%d/min\"".formatted(A_MINUTE));
        BotProcess herald = home.starts(List.of()).online();
        FloodingComponent crowd = FloodingComponent.on(port);
        Person juliet = Person.register(server, "juliet")) {
      Honest honest = new Honest(juliet, home);
      honest.during(
          () -> subscribe(crowd, home),
          () -> crowd.heard().getOrDefault("subscribed", 0) >= requests);
      print("%d subscription requests at once".formatted(requests), honest, herald);
      assertThat(honest.p99()).isLessThan(PROMPT);
      honest.during(() -> say(crowd, home), () -> dealtWith(home) >= messages);
      print("%d messages of %d people".formatted(messages, people), honest, herald);
      Map<String, Integer> heard = crowd.heard();
      int refusals = heard.getOrDefault(REFUSAL, 0);
      System.out.printf("%d of them answered, %d refused%n", answered(heard), refusals);
      assertThat(answered(heard)).isGreaterThanOrEqualTo(A_MINUTE);
      assertThat(heard)
          .allSatisfy((text, times) -> assertThat(text.startsWith("n") ? times : 1).isEqualTo(1));
      assertThat(refusals).isBetween(1, MINUTES);
    }
  }

  private void subscribe(FloodingComponent crowd, BotHome home) throws IOException {
    for (int i = 0; i < requests; i++) {
      crowd.write(
          "<presence type='subscribe' from='p%d@%s' to='%s'/>"
              .formatted(i, FloodingComponent.DOMAIN, home.jid()));
    }
  }

  private void say(FloodingComponent crowd, BotHome home) throws IOException {
    for (int i = 0; i < messages; i++) {
      crowd.write(
          "<message type='chat' from='p%d@%s/x' to='%s' id='m%d'><body>echo n%d</body></message>"
              .formatted(i % people, FloodingComponent.DOMAIN, home.jid(), i, i));
    }
  }

  private static long answered(Map<String, Integer> heard) {
    return heard.keySet().stream().filter(text -> text.startsWith("n")).count();
  }

  /// How many of the crowd's messages Herald has written down and is done with.
  private static long dealtWith(BotHome home) throws SQLException {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + home.store().resolve("herald.db"));
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(DEALT_WITH)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void print(String flood, Honest honest, BotProcess herald) throws IOException {
    int threads = herald.threads();
    int megabytes = herald.megabytes();
    System.out.printf(
        Locale.ROOT,
        "| %s | all dealt with in %d s | %d asked, p99 %.2f s, longest %.2f s, of the server alone %.2f s | %d threads | %d MB |%n",
        flood,
        honest.lasted.toSeconds(),
        honest.took.size(),
        honest.p99().toMillis() / 1e3,
        honest.took.getLast().toMillis() / 1e3,
        honest.server.toMillis() / 1e3,
        threads,
        megabytes);
    assertThat(threads).isLessThan(MOST_THREADS);
    assertThat(megabytes).isLessThan(MOST_MEGABYTES);
  }

  private interface Attack {
    void run() throws IOException;
  }

  private interface Over {
    boolean isOver() throws SQLException;
  }

  /// Asks `ping` as long as something lasts.
  private static final class Honest {
    private final Person person;
    private final BotHome home;
    private List<Duration> took = new ArrayList<>();
    private Duration lasted = Duration.ZERO;
    private Duration server = Duration.ZERO;

    Honest(Person person, BotHome home) {
      this.person = person;
      this.home = home;
    }

    void during(Attack attack, Over over) {
      took = new ArrayList<>();
      server = Duration.ZERO;
      long begun = System.nanoTime();
      CompletableFuture<Void> sent =
          CompletableFuture.runAsync(
              () -> {
                try {
                  attack.run();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      await()
          .atMost(PATIENCE)
          .pollInterval(BETWEEN)
          .until(
              () -> {
                long begins = System.nanoTime();
                person.waitsUntilServerIsDone();
                long asked = System.nanoTime();
                server = longer(server, Duration.ofNanos(asked - begins));
                assertThat(person.asks(home.jid(), "ping")).isEqualTo("pong");
                took.add(Duration.ofNanos(System.nanoTime() - asked));
                return sent.isDone() && over.isOver();
              });
      sent.join();
      lasted = Duration.ofNanos(System.nanoTime() - begun);
      Collections.sort(took);
    }

    private static Duration longer(Duration one, Duration other) {
      return one.compareTo(other) > 0 ? one : other;
    }

    Duration p99() {
      return took.get(Math.min(took.size() - 1, took.size() * 99 / 100));
    }
  }
}
