package im.herald.chaos;

import static org.awaitility.Awaitility.await;

import im.herald.it.BotHome;
import im.herald.it.BotLog;
import im.herald.it.BotProcess;
import im.herald.it.Person;
import im.herald.it.XmppServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.EntityBareJid;

/// A real daemon under test, and one person who talks to it.
final class Daemon implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LAST_WORDS = Duration.ofSeconds(40);

  private final XmppServer server;
  private final EntityBareJid person;
  private final String password;
  private final BotHome home;
  private final Ledger ledger = new Ledger();

  /// What it has logged in earlier lives.
  private final StringBuilder earlier = new StringBuilder();

  private @Nullable BotProcess process;
  private @Nullable Talk talk;

  private Daemon(XmppServer server) {
    this.server = server;
    try (Person registered = Person.register(server, "asker")) {
      person = registered.jid();
      password = registered.password();
    }
    home = BotHome.on(server);
  }

  /// One that is not started yet.
  static Daemon on(XmppServer server) {
    return new Daemon(server);
  }

  /// Lets it reach the server there.
  Daemon through(String host, int port) {
    home.with("connection.host = \"" + host + "\"");
    home.with("connection.port = " + port);
    return this;
  }

  /// Lets it say something by itself so many times every ten seconds.
  Daemon ticking(int schedules) {
    for (int i = 0; i < schedules; i++) {
      home.with(
          "schedules.tick%d = { every = 10s, to = [\"%s\"], text = %s }"
              .formatted(i, person, Ledger.TICK));
    }
    return this;
  }

  /// Starts it and waits until it is online.
  ///
  /// @param through the beginning of the command
  Daemon starts(String... through) {
    process = home.starts(List.of(through)).online();
    return this;
  }

  /// It is started again, and may not be online yet.
  void startsAgain() {
    process = home.starts();
  }

  /// It is killed with -9.
  void dies() {
    process().dies();
    earlier.append(log().text());
  }

  /// The person logs in and begins to ask, with such pauses between questions. An earlier login is
  /// dropped.
  Talk talks(Duration pause) {
    hushes();
    talk = Talk.between(Person.login(server, person, password), home.jid(), ledger, pause);
    return talk;
  }

  /// The person's login is dropped.
  void hushes() {
    if (talk != null) {
      talk.close();
      talk = null;
    }
  }

  /// Waits until so many more questions are answered.
  void answers(int more) {
    int wanted = ledger.answers() + more;
    try {
      await().atMost(PATIENCE).until(() -> ledger.answers() >= wanted);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "nothing is answered any more; %d of its own messages are missing%s"
              .formatted(missing(), log().last()),
          e);
    }
  }

  /// Waits until it says that it is offline.
  ///
  /// @return how long that took since `nanos`
  Duration notices(long nanos) {
    log().next("offline:", PATIENCE);
    return since(nanos);
  }

  /// Waits until it says that it is online again.
  ///
  /// @return how long that took since `nanos`
  Duration isBack(long nanos) {
    log().next("online as", PATIENCE);
    return since(nanos);
  }

  static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  BotLog log() {
    return process().log();
  }

  int threads() throws IOException {
    return process().threads();
  }

  private BotProcess process() {
    if (process == null) {
      throw new IllegalStateException("not started");
    }
    return process;
  }

  /// Ends the talk, gives what is under way some time, and reads the archive if something is
  /// missing then.
  ///
  /// @return what is known then
  Ledger settles() throws InterruptedException {
    Talk last = talk == null ? talks(Duration.ofMillis(500)) : talk;
    last.stopAsking();
    try {
      await().atMost(LAST_WORDS).until(() -> ledger.unanswered().isEmpty() && missing() == 0);
    } catch (ConditionTimeoutException e) {
      System.out.printf(
          "%d unanswered and %d of its own missing before a look into the archive%n",
          ledger.unanswered().size(), missing());
      // It knows more. Not asked without need: ejabberd takes minutes for a long one.
      last.readArchive();
    }
    return ledger;
  }

  /// How many of its own messages never arrived.
  int missing() {
    return ledger.missing((earlier + log().text()).lines().filter(Daemon::isTick).count());
  }

  private static boolean isTick(String line) {
    return line.contains("schedule tick") && line.contains(": sent to");
  }

  @Override
  public void close() throws IOException {
    hushes();
    if (process != null) {
      process.close();
    }
    home.close();
  }
}
