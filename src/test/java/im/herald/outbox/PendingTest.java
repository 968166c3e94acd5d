package im.herald.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Conversation;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import im.herald.store.OutgoingRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingTest {
  private final Pending pending = new Pending(() -> 0);

  @Test
  void whatComesLateFromTheDiskGoesOutInTheOrderInWhichItWasSaid() throws Exception {
    pending.add(List.of(row(2), row(3)));
    pending.add(List.of(row(1)));
    assertThat(next().number()).isEqualTo(1);
    assertThat(next().number()).isEqualTo(2);
    pending.takeBack();
    assertThat(next().number()).isEqualTo(1);
  }

  private OutgoingRow next() {
    OutgoingRow next = pending.first().orElseThrow();
    pending.send(next);
    return next;
  }

  private static OutgoingRow row(long number) throws Exception {
    OutgoingMessage message =
        OutgoingMessage.to(new Conversation.Direct(Jids.bare("juliet@example.org")), "hm");
    return new OutgoingRow(number, message, Instant.EPOCH, 0);
  }
}
