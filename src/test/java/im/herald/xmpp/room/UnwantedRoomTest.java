package im.herald.xmpp.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.message.Conversation;
import im.herald.message.OutgoingMessage;
import im.herald.outbox.Outbox;
import im.herald.store.MemoryStore;
import im.herald.xmpp.KeptInMemory;
import im.herald.xmpp.KeptRoomPlaces;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.impl.JidCreate;

class UnwantedRoomTest {
  private static final BareJid ROOM = JidCreate.bareFromOrThrowUnchecked("team@rooms.example.org");

  @Test
  void whatWaitsForARoomThatWasTakenOutWhileHeraldWasDownIsDroppedAtTheStart() throws Exception {
    try (MemoryStore store = new MemoryStore()) {
      try (Outbox before = Outbox.start(store.outgoing(), InstantSource.system())) {
        before.put(OutgoingMessage.to(new Conversation.Room(ROOM), "hello"));
      }
      try (Outbox outbox = Outbox.start(store.outgoing(), InstantSource.system());
          Rooms rooms =
              new Rooms(
                  outbox,
                  () -> "!",
                  new KeptRoomPlaces(new KeptInMemory()),
                  InstantSource.system())) {
        assertThat(outbox.putOff()).isEqualTo(1);
        rooms.use(List.of());
        await().until(() -> store.outgoing().all().isEmpty());
        assertThat(outbox.putOff()).isZero();
      }
    }
  }
}
