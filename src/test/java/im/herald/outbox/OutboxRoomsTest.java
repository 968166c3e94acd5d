package im.herald.outbox;

import static im.herald.message.OutgoingMessage.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.message.Conversation;
import im.herald.store.MemoryStore;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

/// What is for rooms, while Herald is in them and while it is not.
class OutboxRoomsTest {
  private static final BareJid ROOM = JidCreate.bareFromOrThrowUnchecked("team@rooms.example.org");
  private static final BareJid JULIET = JidCreate.bareFromOrThrowUnchecked("juliet@example.org");

  private final MemoryStore store = new MemoryStore();
  private final Outbox outbox = Outbox.start(store.outgoing(), InstantSource.system());

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
}
