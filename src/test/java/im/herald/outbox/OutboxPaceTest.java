package im.herald.outbox;

import static im.herald.message.OutgoingMessage.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.config.Budget;
import im.herald.config.Rates;
import im.herald.message.Conversation;
import im.herald.store.MemoryStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/// What would be too much at once.
class OutboxPaceTest {
  private static final Conversation JULIET = direct("juliet@example.org/balcony");
  private static final Conversation ROMEO = direct("romeo@example.org");
  private static final Conversation NURSE = direct("nurse@example.com");
  private static final Conversation ROOM = room("team@rooms.example.org");
  private static final Budget NONE = new Budget.Unlimited();
  private static final Budget TWO = new Budget.Limited(2, Duration.ofSeconds(2));

  private final MemoryStore store = new MemoryStore();
  private final AtomicLong nanos = new AtomicLong(1);
  private final Outbox outbox = Outbox.start(store.outgoing(), InstantSource.system(), nanos::get);
  private final RecordedWire session = RecordedWire.acknowledging();

  @AfterEach
  void close() throws InterruptedException {
    outbox.close();
    store.close();
  }

  @Test
  void whatIsTooMuchForOneHoldsUpNobodyElse() throws Exception {
    outbox.pace(new Rates(TWO, NONE, NONE, NONE));
    outbox.online(session);
    for (String text : List.of("1", "2", "3", "4", "5")) {
      outbox.put(to(JULIET, text));
    }
    outbox.put(to(ROMEO, "to romeo"));
    outbox.put(to(direct("juliet@example.org"), "6"));
    says("1", "2", "to romeo");
    assertThat(outbox.putOff()).isEqualTo(4);
    assertThat(outbox.size()).isEqualTo(3);

    later(Duration.ofSeconds(1));
    says("1", "2", "to romeo", "3");
    later(Duration.ofMillis(900));
    outbox.put(to(ROMEO, "again"));
    says("1", "2", "to romeo", "3", "again");
    later(Duration.ofSeconds(3));
    says("1", "2", "to romeo", "3", "again", "4", "5");
    later(Duration.ofSeconds(1));
    says("1", "2", "to romeo", "3", "again", "4", "5", "6");
    assertThat(outbox.putOff()).isZero();
  }

  @Test
  void whatIsTooMuchForOneServerHoldsUpNoOther() {
    outbox.pace(new Rates(NONE, NONE, TWO, NONE));
    outbox.online(session);
    outbox.put(List.of(to(JULIET, "1"), to(ROMEO, "2"), to(JULIET, "3"), to(ROMEO, "4")));
    outbox.put(to(NURSE, "to the nurse"));
    says("1", "2", "to the nurse");
    later(Duration.ofSeconds(1));
    await().until(() -> session.texts().size() == 4);
    later(Duration.ofSeconds(1));
    await().until(() -> session.texts().size() == 5);
    assertThat(session.texts()).endsWith("3", "4");
  }

  @Test
  void whoHasWaitedLongestForAServerIsNext() {
    outbox.pace(new Rates(NONE, NONE, TWO, NONE));
    outbox.online(session);
    Conversation zoe = direct("zoe@example.org");
    outbox.put(List.of(to(JULIET, "1"), to(JULIET, "2"), to(zoe, "to zoe")));
    says("1", "2");
    for (int i = 0; i < 100; i++) {
      outbox.put(to(direct("a%d@example.org".formatted(i)), "one of many"));
    }
    later(Duration.ofSeconds(1));
    says("1", "2", "to zoe");
  }

  @Test
  void whatIsTooMuchInAllWaits() {
    outbox.pace(new Rates(NONE, NONE, NONE, TWO));
    outbox.online(session);
    outbox.put(List.of(to(JULIET, "1"), to(NURSE, "2"), to(ROMEO, "3")));
    says("1", "2");
    later(Duration.ofSeconds(1));
    says("1", "2", "3");
  }

  @Test
  void aRoomHasARateOfItsOwn() {
    outbox.pace(new Rates(NONE, TWO, NONE, NONE));
    outbox.online(session);
    outbox.room(ROOM.key(), Standing.IN);
    outbox.put(List.of(to(ROOM, "1"), to(ROOM, "2"), to(ROOM, "3"), to(JULIET, "4")));
    says("1", "2", "4");
    outbox.room(ROOM.key(), Standing.OUT);
    later(Duration.ofSeconds(1));
    outbox.put(to(JULIET, "5"));
    says("1", "2", "4", "5");
    outbox.room(ROOM.key(), Standing.IN);
    says("1", "2", "4", "5", "3");
  }

  @Test
  void whatASessionTookWithItComesBeforeWhatWaitsForItsTurn() {
    outbox.pace(new Rates(TWO, NONE, NONE, NONE));
    outbox.online(session);
    outbox.put(List.of(to(JULIET, "1"), to(JULIET, "2"), to(JULIET, "3")));
    says("1", "2");
    RecordedWire next = RecordedWire.acknowledging();
    outbox.online(next);
    outbox.begun();
    later(Duration.ofSeconds(2));
    await().until(() -> next.texts().equals(List.of("1", "2")));
    later(Duration.ofSeconds(1));
    await().until(() -> next.texts().equals(List.of("1", "2", "3")));
  }

  @Test
  void otherRatesHoldAtOnce() throws Exception {
    outbox.pace(new Rates(TWO, NONE, NONE, NONE));
    outbox.online(session);
    outbox.put(List.of(to(JULIET, "1"), to(JULIET, "2"), to(JULIET, "3"), to(JULIET, "4")));
    says("1", "2");
    outbox.pace(new Rates(NONE, NONE, NONE, NONE));
    says("1", "2", "3", "4");
  }

  @Test
  void whatWaitsForItsTurnKeepsNobodyFromSayingMoreOrFromStopping() throws Exception {
    outbox.pace(new Rates(TWO, NONE, NONE, NONE));
    outbox.online(session);
    for (int i = 0; i < 600; i++) {
      outbox.put(to(JULIET, "number " + i));
    }
    says("number 0", "number 1");
    session.sent.forEach(message -> outbox.acknowledged(message.id()));
    assertThat(outbox.hasRoom(ROMEO.key())).isTrue();
    assertThat(outbox.hasRoom(JULIET.key())).as("600 wait for her").isFalse();
    assertThat(outbox.awaitEmpty(Duration.ofSeconds(10))).isTrue();
    assertThat(store.outgoing().all()).hasSizeBetween(598, 600);
  }

  private void says(String... texts) {
    await().untilAsserted(() -> assertThat(session.texts()).containsExactly(texts));
  }

  private void later(Duration time) {
    nanos.addAndGet(time.toNanos());
    assertThat(outbox.probe()).succeedsWithin(10, TimeUnit.SECONDS);
  }

  private static Conversation direct(String jid) {
    Jid address = JidCreate.fromOrThrowUnchecked(jid);
    return new Conversation.Direct(address);
  }

  private static Conversation room(String jid) {
    BareJid address = JidCreate.bareFromOrThrowUnchecked(jid);
    return new Conversation.Room(address);
  }
}
