package im.herald.outbox;

import static im.herald.message.OutgoingMessage.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.message.Conversation;
import im.herald.message.OutgoingMessage;
import im.herald.store.MemoryStore;
import im.herald.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/// What the outbox does with a clock that somebody sets: the week after which nothing is sent any
/// more is one of Herald's own.
class ClockTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final BareJid ROOM = JidCreate.bareFromOrThrowUnchecked("team@rooms.example.org");
  private static final BareJid JULIET = JidCreate.bareFromOrThrowUnchecked("juliet@example.org");

  private final MemoryStore store = new MemoryStore();
  private volatile Instant now = NOON;
  private volatile long nanos;
  private Outbox outbox = start();

  @AfterEach
  void close() throws Exception {
    outbox.close();
    store.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {-3650, -1, 1, 3650})
  void aClockThatIsSetNeitherMakesMessagesOldNorKeepsThemYoung(long days) throws Exception {
    outbox.put(direct("one"));
    now = NOON.plus(Duration.ofDays(days));
    nanos = TimeUnit.DAYS.toNanos(1);
    RecordedWire session = RecordedWire.acknowledging();
    outbox.online(session);
    await().until(() -> session.texts().equals(List.of("one")));

    outbox.offline();
    nanos = TimeUnit.DAYS.toNanos(8);
    RecordedWire late = RecordedWire.acknowledging();
    outbox.online(late);
    await().until(() -> outbox.expired() == 1);
    assertThat(late.texts()).isEmpty();
    assertThat(store.outgoing().all()).isEmpty();
  }

  @Test
  void whatAnEarlierRunHasLeftIsAsOldAsTheClockSays() throws Exception {
    left("eight days", -8);
    left("six days", -6);
    left("from the future", 100);
    outbox.close();
    outbox = start();
    RecordedWire session = RecordedWire.acknowledging();
    outbox.online(session);
    await().until(() -> session.texts().equals(List.of("six days", "from the future")));
    assertThat(outbox.expired()).isEqualTo(1);
    outbox.offline();

    nanos = TimeUnit.DAYS.toNanos(2);
    RecordedWire next = RecordedWire.acknowledging();
    outbox.online(next);
    await().until(() -> next.texts().equals(List.of("from the future")));
    assertThat(outbox.expired()).isEqualTo(2);
  }

  @Test
  void whatWaitsForARoomExpiresToo() throws Exception {
    outbox.put(to(new Conversation.Room(ROOM), "anybody there?"));
    nanos = TimeUnit.DAYS.toNanos(8);
    assertThat(outbox.probe()).succeedsWithin(Duration.ofSeconds(5));
    await().until(() -> outbox.expired() == 1);
    assertThat(store.outgoing().all()).isEmpty();
  }

  private Outbox start() {
    return Outbox.start(store.outgoing(), () -> now, () -> nanos);
  }

  private void left(String text, int days) throws Exception {
    Store.await(store.outgoing().add(List.of(direct(text)), NOON.plus(Duration.ofDays(days))));
  }

  private static OutgoingMessage direct(String text) {
    return to(new Conversation.Direct(JULIET), text);
  }
}
