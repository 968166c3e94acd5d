package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.cli.Main;
import im.herald.config.StoreConfig;
import im.herald.it.BotProcess;
import im.herald.store.Arrivals;
import im.herald.store.Journal;
import im.herald.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/// What nobody dealt with before Herald ended may be more than its memory holds.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class LongBacklogIT {
  private static final int MESSAGES = 20_000;
  private static final int PEOPLE = 20;
  private static final String LONG = "x".repeat(3_000);
  private static final Jid[] WHO =
      IntStream.range(0, PEOPLE)
          .mapToObj(i -> JidCreate.fromOrThrowUnchecked("p%d@example.org/x".formatted(i)))
          .toArray(Jid[]::new);

  @TempDir private Path folder;

  @Test
  void sixtyMegabytesAreAnsweredInOrderWithAHeapOfSixtyFour() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      Installation herald = Installation.in(folder, server);
      fill(herald);
      try (BotProcess bot = herald.starts(Main.class, "-Xmx64m")) {
        Client client = server.online();
        await().atMost(Duration.ofMinutes(2)).until(() -> client.messages().size() >= MESSAGES);
        assertThat(bot.stops()).as(bot.log()::last).isZero();
        List<String> answers =
            client.messages().stream().map(m -> m.body().orElseThrow().replace(LONG, "")).toList();
        assertThat(answers).hasSize(MESSAGES);
      }
    }
  }

  private static void fill(Installation herald) throws Exception {
    Instant now = Instant.now();
    try (Store store = Store.open(new StoreConfig(herald.store(), true))) {
      for (int i = 0; i < MESSAGES; i++) {
        Jid from = WHO[i % PEOPLE];
        String stanza =
            "<message xmlns='jabber:client' type='chat' from='%s' id='m%d'><body>echo %d%s</body></message>"
                .formatted(from, i, i, LONG);
        Journal.Added _ = Arrivals.add(store.journal(), from, stanza, Optional.empty(), now);
      }
    }
  }
}
