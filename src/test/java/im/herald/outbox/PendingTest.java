package im.herald.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.Budget;
import im.herald.config.Rates;
import im.herald.message.Conversation;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import im.herald.store.OutgoingRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PendingTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Pending pending = new Pending(nanos::get);

  @Test
  void whatComesLateFromTheDiskGoesOutInTheOrderInWhichItWasSaid() throws Exception {
    pending.add(List.of(row(2), row(3)));
    pending.add(List.of(row(1)));
    assertThat(next().number()).isEqualTo(1);
    assertThat(next().number()).isEqualTo(2);
    pending.takeBack();
    assertThat(next().number()).isEqualTo(1);
  }

  @Test
  void theServerIsStuckWhenItAcknowledgesNothingAndNotWhenMuchWaits() throws Exception {
    pending.add(List.of(row(1), row(2), row(3)));
    later(Duration.ofHours(1));
    assertThat(pending.stuck()).isZero();
    OutgoingRow first = next();
    next();
    later(Duration.ofMinutes(1));
    assertThat(pending.stuck()).isEqualTo(Duration.ofMinutes(1));
    pending.arrived(first.message().id());
    assertThat(pending.stuck()).isZero();
    assertThat(pending.oldest()).isEqualTo(Duration.ofMinutes(61));
    pending.takeBack();
    later(Duration.ofMinutes(1));
    assertThat(pending.stuck()).isZero();
  }

  @Test
  void whatMayBeSentAlreadyIsNoReasonToLookAgain() throws Exception {
    Budget one = new Budget.Limited(1, Duration.ofSeconds(1));
    Budget none = new Budget.Unlimited();
    pending.pace(new Rates(one, none, none, none));
    pending.add(List.of(row(1), row(2)));
    next();
    assertThat(pending.first()).isEmpty();
    assertThat(pending.pause(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
    later(Duration.ofSeconds(2));
    assertThat(pending.pause(Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
    assertThat(next().number()).isEqualTo(2);
  }

  private void later(Duration time) {
    nanos.addAndGet(time.toNanos());
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
