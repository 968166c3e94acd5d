package im.herald.outbox;

import im.herald.message.StanzaId;
import im.herald.store.OutgoingRow;
import im.herald.store.OutgoingRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jxmpp.jid.BareJid;

/// Decides what is sent next: what is in the store, in order, over one session after the other.
/// Takes it out of the store when the server has it.
///
/// All methods may be called from any thread, and none but [#next] and those that say so waits.
final class Sending implements AutoCloseable {
  /// What takes longer than this to leave carries the time at which it was said.
  private static final Duration PROMPT = Duration.ofSeconds(5);

  /// What has waited for longer is not sent any more: nobody waits for it.
  private static final Duration LONGEST = Duration.ofDays(7);

  /// How often it is looked at whether something has, while nothing else happens.
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final OutgoingRows rows;
  private final Unsent unsent;
  private final Sender sender;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Pending pending;
  private final Line line = new Line();

  /// How many calls have given something to the store that is not durable yet.
  private int beingWritten;

  /// What somebody waits for who wants to know whether the sender moves.
  private CompletableFuture<Boolean> probe = CompletableFuture.completedFuture(true);

  private boolean closed;

  Sending(OutgoingRows rows, Bounces bounces, LongSupplier nanos) {
    this.rows = rows;
    this.pending = new Pending(nanos);
    this.unsent = new Unsent(rows);
    this.sender = new Sender(this, bounces);
  }

  /// Begins with what was left.
  void start(List<OutgoingRow> left, Instant now) {
    pending.left(left, now);
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

  void begun() {
    locked(line::begun);
  }

  void pause() {
    locked(line::pause);
  }

  void resume() {
    locked(line::resume);
  }

  void expelled() {
    locked(
        () ->
            pending
                .convict(line.isContented())
                .ifPresent(
                    row -> {
                      unsent.endedStream(row);
                      if (row.isAside()) {
                        pending.arrived(row.message().id());
                      }
                    }));
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
    locked(() -> takenOut(id).ifPresent(rows::remove));
  }

  /// The message with this id is sent under another one, if at all; whoever says so has changed the
  /// store.
  void forget(StanzaId id) {
    locked(() -> takenOut(id));
  }

  private Optional<OutgoingRow> takenOut(StanzaId id) {
    return pending.arrived(id).or(() -> pending.waitingWith(id));
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
    return await(() -> pending.isDone() && beingWritten == 0, patience);
  }

  boolean awaitFewerThan(int most, Duration patience) throws InterruptedException {
    return await(() -> pending.size() + beingWritten < most, patience);
  }

  private boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (!condition.getAsBoolean()) {
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
    sender.close();
  }

  /// What is to be done now. Waits until there is something.
  Step next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        probe.complete(true);
        if (closed) {
          return new Step.End();
        }
        expire();
        Optional<Step> step = line.open().flatMap(this::step);
        if (step.isPresent()) {
          return step.get();
        }
        boolean _ = changed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  private void expire() {
    Optional<OutgoingRow> old = pending.olderThan(LONGEST);
    while (old.isPresent()) {
      unsent.expired(old.get());
      changed.signalAll();
      old = pending.olderThan(LONGEST);
    }
  }

  private Optional<Step> step(Stream stream) {
    if (pending.hasNext() && (line.isContented() || !pending.nextIsSuspect())) {
      OutgoingRow row = pending.next();
      return Optional.of(new Step.Say(row, delayedSince(row), stream));
    }
    return wantsAnswer() ? Optional.of(question(stream)) : Optional.empty();
  }

  /// One question for all that was sent since the last one, and one before the first suspect: what
  /// else the server may have against the session shows before its answer.
  private boolean wantsAnswer() {
    return (line.wantsFence() && !pending.underway().isEmpty())
        || (line.mayAsk() && pending.hasNext());
  }

  private Step question(Stream stream) {
    line.fence();
    return new Step.Ask(pending.underway(), line.hasBegun(), stream);
  }

  private Optional<Instant> delayedSince(OutgoingRow row) {
    return Optional.of(row.created()).filter(_ -> pending.age(row).compareTo(PROMPT) > 0);
  }

  /// The message with this id cannot be sent, over whatever stream. Nothing, if the server has it
  /// nevertheless.
  void unwritable(StanzaId id, Throwable why) {
    locked(() -> takenOut(id).ifPresent(row -> unsent.unwritable(row, why)));
  }

  /// `broken` did not take `row`; whether it took the ones before, its end or its resumption shows.
  void notSent(OutgoingRow row, Stream broken) {
    locked(
        () -> {
          line.broke(broken);
          if (!line.isOver(broken)) {
            pending.takeBack(row);
          }
        });
  }

  /// `stream` takes nothing any more.
  void broke(Stream stream) {
    locked(() -> line.broke(stream));
  }

  /// The server has answered. Nothing, if the session has ended meanwhile: what was sent waits
  /// again, for the next one.
  void passed(Step.Ask question) {
    locked(
        () -> {
          if (!line.isOver(question.stream())) {
            line.passed(question.stream(), question.begun());
            question
                .sent()
                .forEach(row -> pending.arrived(row.message().id()).ifPresent(rows::remove));
          }
        });
  }

  int expired() {
    return unsent.countExpired();
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
