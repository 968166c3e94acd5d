package im.herald.outbox;

import static im.herald.message.OutgoingMessage.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.message.Conversation;
import im.herald.store.MemoryStore;
import im.herald.store.OutgoingRow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/// What is for rooms, while Herald is in them and while it is not.
class OutboxRoomsTest {
  private static final BareJid ROOM = JidCreate.bareFromOrThrowUnchecked("team@rooms.example.org");
  private static final BareJid JULIET = JidCreate.bareFromOrThrowUnchecked("juliet@example.org");

  private final MemoryStore store = new MemoryStore();
  private volatile long nanos;
  private final Outbox outbox = Outbox.start(store.outgoing(), InstantSource.system(), () -> nanos);

  @AfterEach
  void close() throws InterruptedException {
    outbox.close();
    store.close();
  }

  @Test
  void whatARoomDidNotHearIsSaidOnceMoreWhenItIsInAgain() throws Exception {
    RecordedWire session = RecordedWire.acknowledging();
    outbox.online(session);
    outbox.room(ROOM, Standing.IN);
    outbox.put(to(new Conversation.Room(ROOM), "hello"));
    await().until(() -> session.sent.size() == 1);
    outbox.unheard(session.sent.getFirst().id(), JULIET, "forged");
    outbox.unheard(session.sent.getFirst().id(), ROOM, "not-acceptable");
    outbox.put(to(new Conversation.Direct(JULIET), "to juliet"));
    await().until(() -> session.texts().equals(List.of("hello", "to juliet")));

    outbox.room(ROOM, Standing.IN);
    await().until(() -> session.texts().equals(List.of("hello", "to juliet", "hello")));
    outbox.unheard(session.sent.getLast().id(), ROOM, "not-acceptable");
    assertThat(outbox.lastBounce()).isPresent();
  }

  @Test
  void whatARoomDidNotHearStaysInTheStoreAndInItsPlace() throws Exception {
    RecordedWire session = RecordedWire.acknowledging();
    outbox.online(session);
    outbox.room(ROOM, Standing.IN);
    outbox.put(to(new Conversation.Room(ROOM), "one"));
    await().until(() -> session.sent.size() == 1);
    OutgoingRow before = store.outgoing().all().getFirst();
    outbox.room(ROOM, Standing.OUT);
    outbox.put(to(new Conversation.Room(ROOM), "two"));
    store.refuses("INSERT ON outgoing");
    outbox.unheard(before.message().id(), ROOM, "not-acceptable");
    assertThat(store.outgoing().all()).hasSize(2).contains(before);

    store.heals();
    await()
        .until(
            () -> store.outgoing().all().size() == 2 && !store.outgoing().all().contains(before));
    assertThat(store.outgoing().all().getFirst().created()).isEqualTo(before.created());
    outbox.room(ROOM, Standing.IN);
    await().until(() -> session.texts().equals(List.of("one", "one", "two")));
  }

  @Test
  void whatWaitsForARoomThatIsGivenUpIsDropped() throws Exception {
    RecordedWire session = RecordedWire.acknowledging();
    outbox.online(session);
    outbox.put(to(new Conversation.Room(ROOM), "hello"));
    outbox.room(ROOM, Standing.GONE);
    outbox.room(ROOM, Standing.IN);
    outbox.put(to(new Conversation.Direct(JULIET), "to juliet"));

    await().until(() -> session.texts().equals(List.of("to juliet")));
    assertThat(store.outgoing().all()).hasSizeLessThan(2);
  }

  @Test
  void whatWaitsForARoomIsCountedApart() throws Exception {
    outbox.put(to(new Conversation.Room(ROOM), "hello"));
    outbox.put(to(new Conversation.Direct(JULIET), "to juliet"));
    assertThat(outbox.putOff()).isEqualTo(1);
    assertThat(outbox.size()).isEqualTo(1);
  }

  @Test
  void whatWaitsForRoomsThatNobodyWantsAnyMoreIsDropped() throws Exception {
    BareJid other = JidCreate.bareFromOrThrowUnchecked("other@rooms.example.org");
    outbox.put(to(new Conversation.Room(ROOM), "hello"));
    outbox.put(to(new Conversation.Room(other), "others"));
    outbox.put(to(new Conversation.Direct(JULIET), "to juliet"));
    outbox.rooms(Set.of(other));
    await().until(() -> store.outgoing().all().size() == 2);
    assertThat(store.outgoing().all())
        .extracting(row -> row.message().text())
        .containsExactly("others", "to juliet");
    assertThat(outbox.putOff()).isEqualTo(1);
  }

  @Test
  void whatHasWaitedForARoomGoesOutAFewAtOnceAndThenOneASecond() throws Exception {
    RecordedWire session = RecordedWire.acknowledging();
    outbox.online(session);
    List<String> texts = IntStream.range(0, 12).mapToObj(i -> "number " + i).toList();
    for (String text : texts) {
      outbox.put(to(new Conversation.Room(ROOM), text));
    }
    outbox.room(ROOM, Standing.IN);
    await().until(() -> session.texts().equals(texts.subList(0, 10)));
    outbox.put(to(new Conversation.Room(ROOM), "fresh"));
    outbox.put(to(new Conversation.Direct(JULIET), "to juliet"));
    await().until(() -> session.texts().getLast().equals("to juliet"));
    assertThat(outbox.putOff()).isEqualTo(3);

    nanos = TimeUnit.SECONDS.toNanos(1);
    assertThat(outbox.probe()).succeedsWithin(Duration.ofSeconds(5));
    await().until(() -> session.texts().getLast().equals("number 10"));
    nanos = TimeUnit.SECONDS.toNanos(3);
    assertThat(outbox.probe()).succeedsWithin(Duration.ofSeconds(5));
    await().until(() -> session.texts().getLast().equals("fresh"));
    assertThat(session.texts()).hasSize(14);
    outbox.put(to(new Conversation.Room(ROOM), "at once"));
    await().until(() -> session.texts().getLast().equals("at once"));
  }
}
