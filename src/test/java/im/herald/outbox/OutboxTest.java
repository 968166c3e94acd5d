package im.herald.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.message.Conversation;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import im.herald.store.MemoryStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final MemoryStore store = new MemoryStore();
  private volatile Instant now = NOON;
  private volatile long nanos;
  private final Outbox outbox = Outbox.start(store.outgoing(), () -> now, () -> nanos);

  @AfterEach
  void close() throws Exception {
    outbox.close();
    store.close();
  }

  @Test
  void whatWaitsGoesOutInOrderWhenTheSessionBegins() throws Exception {
    say("one", "two", "three");
    RecordedWire session = RecordedWire.acknowledging();
    outbox.online(session);
    await().until(() -> session.texts().equals(List.of("one", "two", "three")));
    assertThat(outbox.awaitEmpty(Duration.ZERO)).isFalse();
    session.sent.forEach(m -> outbox.acknowledged(m.id()));
    assertThat(outbox.awaitEmpty(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void whatWasNotAcknowledgedGoesOutAgainFirstWithItsId() throws Exception {
    RecordedWire first = RecordedWire.acknowledging();
    outbox.online(first);
    say("one", "two");
    await().until(() -> first.sent.size() == 2);
    outbox.acknowledged(first.sent.getFirst().id());
    outbox.offline();
    say("three");

    RecordedWire second = RecordedWire.acknowledging();
    outbox.online(second);
    await().until(() -> second.texts().equals(List.of("two", "three")));
    assertThat(second.sent.getFirst().id()).isEqualTo(first.sent.get(1).id());
  }

  @Test
  void aSessionThatBreaksWhileSendingLosesNothing() throws Exception {
    outbox.online(
        new RecordedWire(true) {
          @Override
          public void send(OutgoingMessage message, Optional<Instant> delayedSince)
              throws IOException {
            throw new IOException("the stream has ended");
          }
        });
    say("one", "two");
    RecordedWire next = RecordedWire.acknowledging();
    outbox.online(next);
    await().until(() -> next.texts().equals(List.of("one", "two")));
  }

  @Test
  void whatWasUnderwayWhenASessionBrokeIsNotSentAgainIfItGoesOn() throws Exception {
    RecordedWire session = RecordedWire.acknowledging();
    outbox.online(session);
    say("one", "two");
    await().until(() -> session.sent.size() == 2);
    outbox.pause();
    say("three");
    session.sent.forEach(m -> outbox.acknowledged(m.id()));
    assertThat(session.texts()).containsExactly("one", "two");
    outbox.resume();
    await().until(() -> session.texts().equals(List.of("one", "two", "three")));
  }

  @Test
  void whatWasUnderwayWhenASessionBrokeIsSentAgainIfAnotherBegins() throws Exception {
    RecordedWire broken = RecordedWire.acknowledging();
    outbox.online(broken);
    say("one", "two");
    await().until(() -> broken.sent.size() == 2);
    outbox.pause();
    say("three");
    outbox.offline();
    RecordedWire next = RecordedWire.acknowledging();
    outbox.online(next);
    await().until(() -> next.texts().equals(List.of("one", "two", "three")));
  }

  @Test
  void whatABrokenSessionDidNotTakeGoesOutOnceItGoesOn() throws Exception {
    BreaksOnce session = new BreaksOnce();
    outbox.online(session);
    say("one", "two");
    await().until(session::isBroken);
    outbox.resume();
    await().until(() -> session.texts().equals(List.of("one", "two")));
  }

  @Test
  void whatALateAcknowledgementNamesDoesNotGoOutAgain() throws Exception {
    RecordedWire first = RecordedWire.acknowledging();
    outbox.online(first);
    say("one", "two");
    await().until(() -> first.sent.size() == 2);
    outbox.offline();
    outbox.acknowledged(first.sent.getFirst().id());

    RecordedWire second = RecordedWire.acknowledging();
    outbox.online(second);
    say("three");
    await().until(() -> second.texts().equals(List.of("two", "three")));
  }

  @Test
  void noMoreThanTheWindowIsUnacknowledged() throws Exception {
    RecordedWire session = RecordedWire.acknowledging();
    outbox.online(session);
    say(IntStream.range(0, 500).mapToObj(Integer::toString).toArray(String[]::new));
    await().until(() -> session.sent.size() == 200);
    outbox.acknowledged(session.sent.getFirst().id());
    await().until(() -> session.sent.size() == 201);
    assertThat(outbox.size()).isEqualTo(499);
  }

  @Test
  void whatWasNotAcknowledgedOutlivesTheProcess() throws Exception {
    RecordedWire before = RecordedWire.acknowledging();
    outbox.online(before);
    say("one", "two", "three");
    await().until(() -> before.sent.size() == 3);
    outbox.acknowledged(before.sent.getFirst().id());

    try (Outbox next = Outbox.start(store.outgoing(), () -> now, () -> nanos)) {
      RecordedWire after = RecordedWire.acknowledging();
      next.online(after);
      await().until(() -> after.sent.equals(before.sent.subList(1, 3)));
    }
  }

  @Test
  void whatHasWaitedCarriesTheTimeAtWhichItWasSaid() throws Exception {
    say("one");
    now = NOON.plusSeconds(60);
    nanos = Duration.ofSeconds(60).toNanos();
    say("two");
    RecordedWire session = RecordedWire.acknowledging();
    outbox.online(session);
    await().until(() -> session.sent.size() == 2);
    assertThat(session.delays).containsExactly(Optional.of(NOON), Optional.empty());
  }

  @Test
  void aDueTimeIsAcceptedOnce() throws Exception {
    assertThat(outbox.hasFired("tea", NOON)).isFalse();
    assertThat(outbox.fire("tea", NOON, List.of(message("one")))).isTrue();
    assertThat(outbox.fire("tea", NOON, List.of(message("again")))).isFalse();
    assertThat(outbox.hasFired("tea", NOON)).isTrue();
    assertThat(outbox.fire("tea", NOON.plusSeconds(1), List.of(message("two")))).isTrue();
    assertThat(outbox.fire("coffee", NOON, List.of(message("three")))).isTrue();
    RecordedWire session = RecordedWire.acknowledging();
    outbox.online(session);
    await().until(() -> session.texts().equals(List.of("one", "two", "three")));
  }

  @Test
  void textIsCleanedAndSplit() throws Exception {
    RecordedWire session = RecordedWire.acknowledging();
    outbox.online(session);
    say("a\u0000b\uFFFE");
    String longText = ("x".repeat(999) + "\n").repeat(100).strip();
    say(longText);
    await().until(() -> session.sent.size() == 1 + 4);
    assertThat(session.texts().getFirst()).isEqualTo("a\uFFFDb\uFFFD");
    assertThat(String.join("\n", session.texts().subList(1, 5))).isEqualTo(longText);
  }

  private void say(String... texts) throws Exception {
    for (String text : texts) {
      outbox.put(message(text));
    }
  }

  private static OutgoingMessage message(String text) throws Exception {
    return OutgoingMessage.to(new Conversation.Direct(Jids.bare("juliet@example.org")), text);
  }

  /// Takes nothing the first time.
  private static final class BreaksOnce extends RecordedWire {
    private volatile boolean broken;

    BreaksOnce() {
      super(true);
    }

    boolean isBroken() {
      return broken;
    }

    @Override
    public void send(OutgoingMessage message, Optional<Instant> delayedSince)
        throws IOException, InterruptedException {
      if (!broken) {
        broken = true;
        throw new IOException("the stream has ended");
      }
      super.send(message, delayedSince);
    }
  }
}
