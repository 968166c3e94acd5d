package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.TestBot;
import im.herald.message.IncomingMessage;
import im.herald.store.Journal;
import im.herald.store.JournalEntry;
import im.herald.store.Store;
import im.herald.xmpp.JournaledMessages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

class BacklogTest {
  private static final Jid JULIET = JidCreate.fromOrThrowUnchecked("juliet@example.org/x");

  private final JournaledMessages messages =
      new JournaledMessages(JidCreate.entityBareFromOrThrowUnchecked(TestBot.SELF.toString()));

  @Test
  void whatWasDealtWithBeforeTheEndIsNotAnsweredWhenTheServerDeliversItAgain() throws Exception {
    Instant now = Instant.now();
    try (TestBot bot = TestBot.with().start()) {
      dealtWith(bot, "lately", now.minus(Duration.ofMinutes(9)));
      dealtWith(bot, "long-ago", now.minus(Duration.ofMinutes(11)));
      new Backlog(bot.store().journal(), messages, bot.chat().inbox(), InstantSource.fixed(now))
          .takeUp();
      bot.hears(message("lately", now));
      await().until(bot::idle);
      assertThat(bot.replies()).isEmpty();
      bot.hears(message("long-ago", now));
      await().until(bot::idle);
      assertThat(bot.replies()).hasSize(1);
    }
  }

  private static void dealtWith(TestBot bot, String id, Instant when) {
    Journal.Added added = bot.store().journal().add(JULIET, stanza(id), Optional.empty(), when);
    assertThat(Store.await(added.kept())).isTrue();
    Store.await(bot.store().outgoing().answer(added.number(), List.of(), when));
  }

  private IncomingMessage message(String id, Instant now) {
    return messages.read(new JournalEntry(1, JULIET.toString(), stanza(id), now, 0)).orElseThrow();
  }

  private static String stanza(String id) {
    return "<message xmlns='jabber:client' from='%s' id='%s' type='chat'><body>hm</body></message>"
        .formatted(JULIET, id);
  }
}
