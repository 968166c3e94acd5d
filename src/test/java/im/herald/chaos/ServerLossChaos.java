package im.herald.chaos;

import static org.awaitility.Awaitility.await;

import im.herald.it.Element;
import im.herald.it.OnEachServer;
import im.herald.it.Person;
import im.herald.it.XmppServer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/// The control for [CrashChaos], without Herald: what a server loses in a crash, and when it is
/// stopped as an operator would, although it had confirmed it. Prints it; whether that is much or
/// little is not ours to judge.
@OnEachServer
class ServerLossChaos {
  private static final int TIMES = 10;
  private static final int MESSAGES = 5;
  private static final int STOPS = 20;

  private final XmppServer server;

  ServerLossChaos(XmppServer server) {
    this.server = server;
  }

  @Test
  void whatWasConfirmedBeforeACrash() throws Exception {
    Person juliet = Person.register(server, "juliet");
    Person romeo = Person.register(server, "romeo");
    server.restart();
    Set<String> arrived = new HashSet<>();
    for (int i = 0; i < TIMES; i++) {
      romeo = Person.login(server, romeo.jid(), romeo.password());
      for (int j = 0; j < MESSAGES; j++) {
        romeo.says(juliet.jid(), "%d.%d".formatted(i, j));
      }
      romeo.waitsUntilServerIsDone();
      server.kill();
      server.restart();
      juliet = Person.login(server, juliet.jid(), juliet.password());
      juliet.waitsUntilServerIsDone();
      juliet.archive().stream().map(ServerLossChaos::text).forEach(arrived::add);
    }
    System.out.printf(
        "%s lost %d of %d messages that it had confirmed before a crash%n",
        server, TIMES * MESSAGES - arrived.size(), TIMES * MESSAGES);
  }

  @Test
  void whatWasConfirmedWhileItWasStopped() throws Exception {
    Person juliet = Person.register(server, "juliet");
    Person romeo = Person.register(server, "romeo");
    server.restart();
    Set<String> confirmed = ConcurrentHashMap.newKeySet();
    Set<String> arrived = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < STOPS; i++) {
      Person from = Person.login(server, romeo.jid(), romeo.password());
      Person to = Person.login(server, juliet.jid(), juliet.password());
      int before = confirmed.size();
      Thread hearing = Thread.startVirtualThread(() -> everythingHeard(to, arrived));
      Thread saying = Thread.startVirtualThread(() -> everythingSaid(from, to, confirmed));
      await().until(() -> confirmed.size() > before + MESSAGES);
      server.restart();
      from.close();
      to.close();
      saying.interrupt();
      hearing.interrupt();
      saying.join();
      hearing.join();
    }
    juliet = Person.login(server, juliet.jid(), juliet.password());
    juliet.waitsUntilServerIsDone();
    juliet.archive().stream().map(ServerLossChaos::text).forEach(arrived::add);
    int all = confirmed.size();
    confirmed.removeAll(arrived);
    System.out.printf(
        "%s lost %d of %d messages that it had confirmed, in %d stops%n",
        server, confirmed.size(), all, STOPS);
  }

  /// Says one thing after the other until the connection is gone.
  private static void everythingSaid(Person from, Person to, Set<String> confirmed) {
    try {
      while (true) {
        String text = "stop %d".formatted(confirmed.size());
        from.says(to.jid(), text);
        from.waitsUntilServerIsDone();
        confirmed.add(text);
      }
    } catch (AssertionError | RuntimeException e) {
      // The server is stopped; whether it had the last one nobody knows.
    }
  }

  private static void everythingHeard(Person person, Set<String> arrived) {
    try {
      while (true) {
        arrived.add(text(person.next()));
      }
    } catch (AssertionError e) {
      // Nothing comes any more.
    }
  }

  private static String text(Element message) {
    return message.textOf("body");
  }
}
