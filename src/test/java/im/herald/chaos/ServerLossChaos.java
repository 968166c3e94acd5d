package im.herald.chaos;

import im.herald.it.Element;
import im.herald.it.OnEachServer;
import im.herald.it.Person;
import im.herald.it.XmppServer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The control for [CrashChaos], without Herald: what a server loses in a crash although it had
/// confirmed it. Prints it; whether that is much or little is not ours to judge.
@OnEachServer
class ServerLossChaos {
  private static final int TIMES = 10;
  private static final int MESSAGES = 5;

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

  private static String text(Element message) {
    return message.textOf("body");
  }
}
