package im.herald.outbox;

import im.herald.message.OutgoingMessage;
import im.herald.message.StanzaId;
import im.herald.store.OutgoingRow;
import im.herald.store.OutgoingRows;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jxmpp.jid.BareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is in the store, in order, over one session after the other, and takes it out of the
/// store when the server has it.
///
/// One thread of its own sends; all methods may be called from any thread, and none but
/// [#awaitEmpty] waits.
final class Sending implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /// What takes longer than this to leave carries the time at which it was said.
  private static final Duration PROMPT = Duration.ofSeconds(5);

  /// What is older is not sent any more: nobody waits for it.
  private static final Duration LONGEST = Duration.ofDays(7);

  private final OutgoingRows rows;
  private final Bounces bounces;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Pending pending = new Pending();
  private final Line line = new Line();

  /// How many calls have given something to the store that is not durable yet.
  private int beingWritten;

  /// What somebody waits for who wants to know whether the sender moves.
  private CompletableFuture<Boolean> probe = CompletableFuture.completedFuture(true);

  private final AtomicInteger expired = new AtomicInteger();
  private boolean closed;

  private final Thread sender = Thread.ofPlatform().name("outbox").unstarted(this::sendAll);

  Sending(OutgoingRows rows, Bounces bounces, InstantSource clock) {
    this.rows = rows;
    this.bounces = bounces;
    this.clock = clock;
  }

  /// Begins with what was left.
  void start(List<OutgoingRow> left) {
    pending.add(left);
    sender.start();
  }

  /// Something will be added, or will not.
  void expect() {
    locked(() -> beingWritten++);
  }

  /// What was expected; durable.
  void add(List<OutgoingRow> durable) {
    locked(
        () -> {
          beingWritten--;
          pending.add(durable);
        });
  }

  void online(Wire session) {
    locked(
        () -> {
          pending.takeBack();
          line.online(session);
        });
  }

  void pause() {
    locked(line::pause);
  }

  void resume() {
    locked(line::resume);
  }

  void expelled() {
    locked(() -> pending.convict().ifPresent(this::convicted));
  }

  private void convicted(OutgoingRow row) {
    rows.endedStream(row);
    OutgoingMessage message = row.message();
    if (!row.isAside()) {
      LOG.warn("message {} to {} has ended a stream", message.id(), message.to().address());
    } else {
      pending.arrived(message.id());
      LOG.error(
          "message {} to {} has ended {} streams and is put aside; herald outbox shows it",
          message.id(),
          message.to().address(),
          row.ends());
    }
  }

  void offline() {
    locked(
        () -> {
          line.offline();
          pending.takeBack();
        });
  }

  /// Herald stands so to `room` from now on.
  void room(BareJid room, Standing standing) {
    locked(() -> pending.room(room, standing).forEach(rows::remove));
  }

  /// The server has the message with this id, or has sent it back.
  void settled(StanzaId id) {
    locked(() -> pending.arrived(id).or(() -> pending.waitingWith(id)).ifPresent(rows::remove));
  }

  CompletableFuture<Boolean> probe() {
    CompletableFuture<Boolean> fresh = new CompletableFuture<>();
    locked(
        () -> {
          probe.complete(true);
          probe = fresh;
        });
    return fresh;
  }

  int size() {
    lock.lock();
    try {
      return pending.size() + beingWritten;
    } finally {
      lock.unlock();
    }
  }

  boolean awaitEmpty(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (!pending.isDone() || beingWritten > 0) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws InterruptedException {
    locked(() -> closed = true);
    sender.interrupt();
    sender.join(TimeUnit.SECONDS.toMillis(2));
  }

  private void sendAll() {
    try {
      while (sendNext()) {
        // One after the other.
      }
    } catch (InterruptedException e) {
      // close() asked for it.
    }
  }

  /// @return false once this is closed
  private boolean sendNext() throws InterruptedException {
    Optional<OutgoingRow> row;
    List<OutgoingRow> sent;
    Wire session;
    int before;
    lock.lockInterruptibly();
    try {
      while (!closed && probe.isDone() && !mayGoOn()) {
        changed.await();
      }
      probe.complete(true);
      if (closed) {
        return false;
      }
      if (!mayGoOn()) {
        return true;
      }
      session = line.open().orElseThrow();
      before = line.resumptions();
      row = pending.hasNext() ? Optional.of(pending.next()) : Optional.empty();
      if (row.isEmpty()) {
        line.fence();
      }
      sent = row.isEmpty() ? pending.underway() : List.of();
    } finally {
      lock.unlock();
    }
    row.ifPresentOrElse(next -> send(next, session, before), () -> fence(sent, session, before));
    return true;
  }

  private boolean mayGoOn() {
    return line.open().isPresent() && (pending.hasNext() || wantsFence());
  }

  /// One question for all that was sent since the last one.
  private boolean wantsFence() {
    return line.wantsFence() && !pending.underway().isEmpty();
  }

  private void send(OutgoingRow row, Wire session, int resumptionsBefore) {
    OutgoingMessage message = row.message();
    if (row.age(clock.instant()).compareTo(LONGEST) > 0) {
      expire(row);
      return;
    }
    try {
      bounces.sent(message);
      session.send(message, delayedSince(row));
    } catch (RuntimeException e) {
      // One message that cannot be written must not make Herald mute.
      LOG.error("message {} cannot be sent and is dropped", message.id(), e);
      settled(message.id());
    } catch (IOException | InterruptedException e) {
      // Whether close() interrupted it shows at the next message.
      LOG.debug("message {} could not be sent, the session has ended", message.id(), e);
      locked(() -> takeBack(row, session, resumptionsBefore));
    }
  }

  private Optional<Instant> delayedSince(OutgoingRow row) {
    return Optional.of(row.created()).filter(_ -> row.age(clock.instant()).compareTo(PROMPT) > 0);
  }

  private void expire(OutgoingRow row) {
    OutgoingMessage message = row.message();
    LOG.warn(
        "message {} to {} has waited since {} and is not sent any more",
        message.id(),
        message.to().address(),
        row.created());
    expired.incrementAndGet();
    settled(message.id());
  }

  int expired() {
    return expired.get();
  }

  /// `broken` did not take `row`; whether it took the ones before, its end or its resumption shows.
  private void takeBack(OutgoingRow row, Wire broken, int resumptionsBefore) {
    line.broke(broken, resumptionsBefore);
    if (!line.isOver(broken)) {
      pending.takeBack(row);
    }
  }

  private void fence(List<OutgoingRow> sent, Wire session, int resumptionsBefore) {
    try {
      CompletableFuture<?> _ = session.fence().thenAccept(_ -> locked(() -> passed(sent, session)));
    } catch (IOException | InterruptedException e) {
      LOG.debug("the server could not be asked what it has, the session has ended", e);
      locked(() -> line.broke(session, resumptionsBefore));
    }
  }

  /// Nothing, if the session has ended meanwhile: what was sent waits again, for the next one.
  private void passed(List<OutgoingRow> sent, Wire session) {
    if (!line.isOver(session)) {
      line.passed();
      sent.forEach(row -> pending.arrived(row.message().id()).ifPresent(rows::remove));
    }
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
