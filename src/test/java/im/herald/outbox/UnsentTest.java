package im.herald.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.message.Conversation;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import im.herald.store.MemoryStore;
import im.herald.store.OutgoingRow;
import im.herald.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is not sent any more: what the server has ended streams for, and what is too old.
class UnsentTest {
  private final MemoryStore store = new MemoryStore();
  private Outbox outbox = start();

  @AfterEach
  void close() throws Exception {
    outbox.close();
    store.close();
  }

  @Test
  void whatWasUnderwayGoesOneByOneInTheNextSession() throws Exception {
    RecordedWire first = online();
    say("one", "two", "three");
    await().until(() -> first.texts().size() == 3);
    outbox.expelled();
    outbox.offline();
    say("four", "five");
    RecordedWire next = online();
    for (int i = 1; i <= 3; i++) {
      int sent = i;
      await().during(Duration.ofMillis(50)).until(() -> next.texts().size() == sent);
      outbox.acknowledged(next.sent.getLast().id());
    }
    await().until(() -> next.texts().equals(List.of("one", "two", "three", "four", "five")));
    assertThat(store.outgoing().aside()).isEmpty();
  }

  @Test
  void whatEndsThreeStreamsIsPutAsideWhoeverCountedThem() throws Exception {
    say("poison");
    expelledOverPoison();
    for (int i = 0; i < 3; i++) {
      expelledOverPoison();
      outbox.close();
      outbox = start();
    }
    say("water");
    RecordedWire last = online();
    await().until(() -> last.texts().equals(List.of("water")));
    OutgoingRow aside = store.outgoing().aside().getFirst();
    assertThat(aside.message().text()).isEqualTo("poison");

    assertThat(store.outgoing().retry(aside.number())).isTrue();
    assertThat(store.outgoing().retry(aside.number())).isFalse();
    outbox.close();
    outbox = start();
    RecordedWire again = online();
    await().until(() -> again.texts().equals(List.of("poison", "water")));
  }

  @Test
  void whatIsUnderwayWhenTheServerRefusesOtherThingsOfALoginIsNotBlamed() throws Exception {
    say("innocent");
    RecordedWire first = online();
    await().until(() -> first.texts().size() == 1);
    for (int i = 0; i < 4; i++) {
      outbox.expelled();
      outbox.offline();
      RecordedWire refused = RecordedWire.acknowledging();
      outbox.online(refused);
      await().during(Duration.ofMillis(50)).until(() -> refused.texts().isEmpty());
    }
    outbox.expelled();
    outbox.offline();
    RecordedWire last = online();
    await().until(() -> last.texts().equals(List.of("innocent")));
    assertThat(store.outgoing().all()).extracting(OutgoingRow::ends).containsExactly(0);
  }

  @Test
  void whatAResumptionSendsAgainIsNotBlamedForTheNewStream() throws Exception {
    say("innocent");
    RecordedWire first = online();
    await().until(() -> first.texts().size() == 1);
    outbox.expelled();
    outbox.offline();
    RecordedWire second = online();
    await().until(() -> second.texts().size() == 1);
    outbox.pause();
    outbox.resume();
    outbox.expelled();
    assertThat(store.outgoing().all()).extracting(OutgoingRow::ends).containsExactly(0);
  }

  @Test
  void whatIsDroppedIsNeverSent() throws Exception {
    say("poison");
    for (int i = 0; i < 4; i++) {
      expelledOverPoison();
    }
    long number = store.outgoing().aside().getFirst().number();
    assertThat(store.outgoing().drop(number)).isTrue();
    assertThat(store.outgoing().drop(number)).isFalse();
    assertThat(store.outgoing().all()).isEmpty();
    assertThat(store.outgoing().aside()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsPutAsideAndStopsNothingElse() throws Exception {
    RecordedWire session = new Queasy();
    outbox.online(session);
    say("poison", "water");
    await().until(() -> session.texts().equals(List.of("water")));
    outbox.acknowledged(session.sent.getFirst().id());
    assertThat(outbox.awaitEmpty(Duration.ofSeconds(5))).isTrue();
    assertThat(store.outgoing().aside())
        .extracting(row -> row.message().text())
        .containsExactly("poison");
    assertThat(store.outgoing().all()).isEmpty();
  }

  @Test
  void whatHasWaitedForMoreThanAWeekIsNotSentAnyMore() throws Exception {
    Instant now = Instant.now();
    Store.await(store.outgoing().add(List.of(message("old")), now.minus(Duration.ofDays(8))));
    Store.await(store.outgoing().add(List.of(message("young")), now.minus(Duration.ofDays(6))));
    outbox.close();
    outbox = start();
    RecordedWire session = online();
    await().until(() -> session.texts().equals(List.of("young")));
    assertThat(outbox.expired()).isEqualTo(1);
    assertThat(outbox.size()).isEqualTo(1);
  }

  private void expelledOverPoison() {
    RecordedWire session = online();
    await().until(() -> session.texts().equals(List.of("poison")));
    outbox.expelled();
    outbox.offline();
  }

  private Outbox start() {
    return Outbox.start(store.outgoing(), InstantSource.system());
  }

  private RecordedWire online() {
    RecordedWire session = RecordedWire.acknowledging();
    outbox.online(session);
    outbox.begun();
    return session;
  }

  private void say(String... texts) throws Exception {
    for (String text : texts) {
      outbox.put(message(text));
    }
  }

  private static OutgoingMessage message(String text) throws Exception {
    return OutgoingMessage.to(new Conversation.Direct(Jids.bare("juliet@example.org")), text);
  }

  /// A session that cannot write poison.
  private static final class Queasy extends RecordedWire {
    Queasy() {
      super(true);
    }

    @Override
    public void send(OutgoingMessage message, Optional<Instant> delayedSince)
        throws IOException, InterruptedException {
      if (message.text().equals("poison")) {
        throw new IllegalStateException("no such stanza");
      }
      super.send(message, delayedSince);
    }
  }
}
