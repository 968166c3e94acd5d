package im.herald.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.herald.inbox.WaitingMessages.Held;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.Sender;
import im.herald.message.StanzaId;
import im.herald.store.Arrivals;
import im.herald.store.Journal;
import im.herald.store.MemoryStore;
import im.herald.store.Store;
import im.herald.store.StoreException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

class WaitingMessagesTest {
  private static final BareJid JULIET = JidCreate.bareFromOrThrowUnchecked("juliet@example.org");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String MILLION = "x".repeat(1_000_000);

  private final MemoryStore store = new MemoryStore();
  private final Journal journal = store.journal();
  private final WaitingMessages waiting =
      new WaitingMessages(
          journal,
          entry -> Optional.of(entry.stanza()).filter(s -> !s.isEmpty()).map(s -> message(s)));

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatMemoryHasNoRoomForIsReadBackFromTheJournal() {
    Held first = hold(MILLION);
    assertThat(Stream.generate(() -> hold(MILLION)).limit(3)).noneMatch(this::isFromTheJournal);
    assertThat(hold(MILLION)).matches(this::isFromTheJournal);
    assertThat(hold("short")).matches(held -> !isFromTheJournal(held));
    first.close();
    assertThat(hold(MILLION)).matches(held -> !isFromTheJournal(held));
    assertThat(hold(MILLION)).matches(this::isFromTheJournal);
  }

  @Test
  void whatCannotBeReadIsPutAsideAndWhatIsNotThereIsNotMissed() {
    long number = kept("");
    assertThat(waiting.journaled(number)).isEmpty();
    assertThat(journal.aside()).hasSize(1);
    assertThat(waiting.journaled(number + 1)).isEmpty();
  }

  @Test
  void whatTheStoreDoesNotGiveIsNotTakenForNothing() {
    long number = kept("hm");
    store.close();
    assertThatThrownBy(() -> waiting.journaled(number)).isInstanceOf(StoreException.class);
  }

  private Held hold(String text) {
    return waiting.hold(kept("from the journal"), message(text));
  }

  private boolean isFromTheJournal(Held held) {
    return held.message().get().orElseThrow().text().equals("from the journal");
  }

  private long kept(String stanza) {
    Journal.Added added = Arrivals.add(journal, JULIET, stanza, Optional.empty(), NOON);
    assertThat(Store.await(added.kept())).isTrue();
    return added.number();
  }

  private static IncomingMessage message(String text) {
    return new IncomingMessage(
        StanzaId.random(),
        new Conversation.Direct(JULIET),
        Sender.Person.at(JULIET),
        Kind.CHAT,
        text,
        Optional.empty(),
        Optional.empty(),
        NOON);
  }
}
