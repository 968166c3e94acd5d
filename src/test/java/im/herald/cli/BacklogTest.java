package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.TestBot;
import im.herald.message.IncomingMessage;
import im.herald.store.Arrivals;
import im.herald.store.Journal;
import im.herald.store.JournalEntry;
import im.herald.store.Store;
import im.herald.xmpp.JournaledMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

class BacklogTest {
  private static final Jid JULIET = JidCreate.fromOrThrowUnchecked("juliet@example.org/x");

  private static final CompletableFuture<?> KEPT = CompletableFuture.completedFuture(true);

  private final JournaledMessages messages =
      new JournaledMessages(JidCreate.entityBareFromOrThrowUnchecked(TestBot.SELF.toString()));

  @Test
  void whatWasDealtWithBeforeTheEndIsNotAnsweredWhenTheServerDeliversItAgain() throws Exception {
    Instant now = Instant.now();
    try (TestBot bot = TestBot.with().start()) {
      dealtWith(bot, "lately", now.minus(Duration.ofMinutes(9)));
      dealtWith(bot, "long-ago", now.minus(Duration.ofMinutes(11)));
      new Backlog(bot.store().journal(), bot.chat().inbox(), () -> now).takeUp();
      bot.hears(message("lately", now));
      await().until(bot::idle);
      assertThat(bot.replies()).isEmpty();
      bot.hears(message("long-ago", now));
      await().until(bot::idle);
      assertThat(bot.replies()).hasSize(1);
    }
  }

  @Test
  void whatWasOpenIsAnsweredInItsOrderAndWhatBeganThreeTimesOrCannotBeReadIsPutAside()
      throws Exception {
    Instant now = Instant.now();
    try (TestBot bot = TestBot.with().start()) {
      Journal journal = bot.store().journal();
      kept(journal, stanza("first"), now);
      long deadly = kept(journal, stanza("deadly"), now);
      for (int i = 0; i < 3; i++) {
        journal.begins(deadly).get();
      }
      long unreadable = kept(journal, "<message", now);
      kept(journal, stanza("last"), now);
      new Backlog(journal, bot.chat().inbox(), () -> now).takeUp();
      await().until(bot::idle);
      assertThat(bot.sent()).hasSize(2);
      assertThat(journal.aside())
          .extracting(JournalEntry::number)
          .containsExactly(deadly, unreadable);
      assertThat(journal.open()).isEmpty();
    }
  }

  @Test
  void aSenderThatIsNoAddressDoesNotKeepHeraldFromStarting() throws Exception {
    Instant now = Instant.now();
    try (TestBot bot = TestBot.with().start()) {
      Journal journal = bot.store().journal();
      long number = journal.addAside("@", "<message from='@'/>", now, KEPT).number();
      long unassigned = journal.addAside("a@ex\u2d00b.org", "<message/>", now, KEPT).number();
      assertThat(journal.retry(number)).isTrue();
      assertThat(journal.retry(unassigned)).isTrue();
      kept(journal, stanza("last"), now);
      new Backlog(journal, bot.chat().inbox(), () -> now).takeUp();
      await().until(bot::idle);
      assertThat(bot.sent()).hasSize(1);
      assertThat(journal.aside())
          .extracting(JournalEntry::number)
          .containsExactly(number, unassigned);
    }
  }

  private static long kept(Journal journal, String stanza, Instant when) {
    Journal.Added added = Arrivals.add(journal, JULIET, stanza, Optional.empty(), when);
    assertThat(Store.await(added.kept())).isTrue();
    return added.number();
  }

  private static void dealtWith(TestBot bot, String id, Instant when) {
    long number = kept(bot.store().journal(), stanza(id), when);
    Store.await(bot.store().outgoing().answer(number, List.of(), when));
  }

  private IncomingMessage message(String id, Instant now) {
    return messages.read(new JournalEntry(1, JULIET.toString(), stanza(id), now, 0)).orElseThrow();
  }

  private static String stanza(String id) {
    return "<message xmlns='jabber:client' from='%s' id='%s' type='chat'><body>hm</body></message>"
        .formatted(JULIET, id);
  }
}
