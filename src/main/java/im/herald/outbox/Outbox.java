package im.herald.outbox;

import im.herald.message.OutgoingMessage;
import im.herald.message.StanzaId;
import im.herald.store.OutgoingRow;
import im.herald.store.OutgoingRows;
import im.herald.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds what Herald says until the server has acknowledged it.
///
/// Messages leave in the order in which they were accepted. Those that a session took with it when
/// it broke go out again first, with the same ids. What is accepted is in the store, and leaves it
/// when the server has acknowledged it: a kill loses nothing.
///
/// All methods may be called from any thread, and none waits for the network: one thread of its own
/// sends.
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /// What takes longer than this to leave carries the time at which it was said.
  private static final Duration PROMPT = Duration.ofSeconds(5);

  private final OutgoingRows rows;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Pending pending = new Pending();

  /// How many calls have given something to the store that is not durable yet.
  private int beingWritten;

  private @Nullable Wire wire;
  private boolean paused;
  private int resumptions;
  private boolean closed;

  private final Thread sender = Thread.ofPlatform().name("outbox").unstarted(this::sendAll);

  /// Starts with what is in the store, and no session.
  ///
  /// @throws im.herald.store.StoreException if the store cannot be read
  public static Outbox start(OutgoingRows rows, InstantSource clock) {
    Outbox outbox = new Outbox(rows, clock);
    outbox.pending.add(rows.all());
    outbox.sender.start();
    return outbox;
  }

  private Outbox(OutgoingRows rows, InstantSource clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /// Accepts a message: cleaned of what XML does not allow, and split where it is too long for one
  /// stanza. It is durable when this returns.
  ///
  /// @throws im.herald.store.StoreException if it cannot be kept; then it is not accepted
  public void put(OutgoingMessage message) {
    put(List.of(message));
  }

  /// As [#put(OutgoingMessage)], all of them or none.
  public void put(List<OutgoingMessage> messages) {
    take(rows.add(Parts.of(messages), clock.instant()));
  }

  /// As [#put(List)], for what a schedule says at a due time.
  ///
  /// @return false if that was accepted before, by whomever; then nothing is accepted now
  public boolean fire(String schedule, Instant due, List<OutgoingMessage> messages) {
    return take(rows.fire(schedule, due, Parts.of(messages), clock.instant()));
  }

  /// As [#put(List)], for the answers to a message of the journal, which is dealt with now. Does
  /// not wait for the disk; what it refuses is tried again until it takes it.
  ///
  /// @param number of the message
  public void answer(long number, List<OutgoingMessage> answers) {
    CompletableFuture<?> _ =
        accepted(rows.answer(number, Parts.of(answers), clock.instant()))
            .exceptionally(
                closed -> {
                  LOG.info("message {} of the journal runs again after the next start", number);
                  return List.of();
                });
  }

  /// As [#answer], tried once. Waits for the disk.
  ///
  /// @throws im.herald.store.StoreException if it cannot be written; then the message is not dealt
  ///   with
  public void answerNow(long number, List<OutgoingMessage> answers) {
    Store.await(accepted(rows.answerNow(number, Parts.of(answers), clock.instant())));
  }

  /// Whether [#fire] has accepted something for this due time.
  public boolean hasFired(String schedule, Instant due) {
    return rows.hasFired(schedule, due);
  }

  private boolean take(CompletableFuture<List<OutgoingRow>> rowsToBe) {
    return !Store.await(accepted(rowsToBe)).isEmpty();
  }

  private CompletableFuture<List<OutgoingRow>> accepted(
      CompletableFuture<List<OutgoingRow>> rowsToBe) {
    locked(() -> beingWritten++);
    return rowsToBe.whenComplete(
        (durable, failure) ->
            locked(
                () -> {
                  beingWritten--;
                  if (failure == null) {
                    pending.add(durable);
                  }
                }));
  }

  /// A session has begun. What the last one took with it unacknowledged goes first.
  public void online(Wire session) {
    locked(
        () -> {
          pending.takeBack();
          wire = session;
          paused = false;
        });
  }

  /// The session broke and may go on: nothing is sent, and what is underway stays so.
  public void pause() {
    locked(() -> paused = true);
  }

  /// It goes on where it broke: what was underway has arrived or is sent again by the session.
  public void resume() {
    locked(
        () -> {
          paused = false;
          resumptions++;
        });
  }

  /// The session has ended, or is about to.
  public void offline() {
    locked(
        () -> {
          wire = null;
          pending.takeBack();
        });
  }

  /// The server has received the message with this id. The word of a session that has just ended
  /// may come late, when the message waits again.
  public void acknowledged(StanzaId id) {
    locked(() -> pending.arrived(id).or(() -> pending.waitingWith(id)).ifPresent(rows::remove));
  }

  /// How many messages the server has not acknowledged yet, sent or not.
  public int size() {
    lock.lock();
    try {
      return pending.size() + beingWritten;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the server has acknowledged everything.
  ///
  /// @return false if that was not so after `patience`
  public boolean awaitEmpty(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (!pending.isEmpty() || beingWritten > 0) {
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

  /// Stops sending. What waits goes out after the next start.
  @Override
  public void close() throws InterruptedException {
    locked(() -> closed = true);
    sender.interrupt();
    sender.join(TimeUnit.SECONDS.toMillis(2));
    if (size() > 0) {
      LOG.info("{} messages wait for the next start", size());
    }
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
    OutgoingRow row;
    Wire session;
    int before;
    lock.lockInterruptibly();
    try {
      while (!closed && (isHeld() || !pending.hasNext())) {
        changed.await();
      }
      if (closed) {
        return false;
      }
      session = Objects.requireNonNull(wire);
      before = resumptions;
      row = pending.next();
    } finally {
      lock.unlock();
    }
    send(row, session, before);
    return true;
  }

  private void send(OutgoingRow row, Wire session, int resumptionsBefore) {
    OutgoingMessage message = row.message();
    try {
      session.send(message, delayedSince(row));
      if (!session.acknowledges()) {
        // Not if it was taken back meanwhile: the session ended, and nobody knows how far it came.
        locked(() -> pending.arrived(message.id()).ifPresent(rows::remove));
      }
    } catch (RuntimeException e) {
      // One message that cannot be written must not make Herald mute.
      LOG.error("message {} cannot be sent and is dropped", message.id(), e);
      acknowledged(message.id());
    } catch (IOException | InterruptedException e) {
      // Whether close() interrupted it shows at the next message.
      LOG.debug("message {} could not be sent, the session has ended", message.id(), e);
      locked(() -> takeBack(row, session, resumptionsBefore));
    }
  }

  private Optional<Instant> delayedSince(OutgoingRow row) {
    return Optional.of(row.created())
        .filter(created -> Duration.between(created, clock.instant()).compareTo(PROMPT) > 0);
  }

  private boolean isHeld() {
    return paused || wire == null;
  }

  /// `broken` did not take `row`; whether it took the ones before, its end or its resumption shows.
  /// Nothing is to be done if a newer session has begun meanwhile. If it was resumed meanwhile,
  /// nobody would do that again.
  private void takeBack(OutgoingRow row, Wire broken, int resumptionsBefore) {
    if (broken.equals(wire)) {
      paused |= resumptions == resumptionsBefore;
      pending.takeBack(row);
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
