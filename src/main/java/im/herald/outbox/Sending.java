package im.herald.outbox;

import im.herald.config.Rates;
import im.herald.message.StanzaId;
import im.herald.store.OutgoingRow;
import im.herald.store.OutgoingRows;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
  private final Monitor monitor = new Monitor();
  private final Pending pending;
  private final Line line = new Line();

  /// How many calls have given something to the store that is not durable yet.
  private int beingWritten;

  /// What somebody waits for who wants to know whether the sender moves.
  private CompletableFuture<Boolean> probe = CompletableFuture.completedFuture(true);

  private long arrived;
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
    monitor.change(() -> beingWritten++);
  }

  /// What was expected; durable.
  void add(List<OutgoingRow> durable) {
    monitor.change(
        () -> {
          beingWritten--;
          pending.add(durable);
        });
  }

  void online(Wire session) {
    monitor.change(
        () -> {
          pending.takeBack();
          line.online(session);
        });
  }

  void begun() {
    monitor.change(line::begun);
  }

  void pause() {
    monitor.change(line::pause);
  }

  void resume() {
    monitor.change(line::resume);
  }

  void expelled() {
    monitor.change(
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
    monitor.change(
        () -> {
          line.offline();
          pending.takeBack();
        });
  }

  /// Herald stands so to `room` from now on.
  void room(BareJid room, Standing standing) {
    monitor.change(() -> pending.room(room, standing).forEach(unsent::unwanted));
  }

  /// There are no other rooms than these.
  void rooms(Collection<BareJid> all) {
    monitor.change(() -> pending.rooms(all).forEach(unsent::unwanted));
  }

  /// The server has the message with this id, or has sent it back.
  void settled(StanzaId id) {
    monitor.change(() -> takenOut(id).ifPresent(this::arrived));
  }

  private void arrived(OutgoingRow row) {
    arrived++;
    rows.remove(row);
  }

  /// How many messages the server has taken.
  long countArrived() {
    return monitor.look(() -> arrived);
  }

  /// For how long the oldest message waits, of those that wait for no room.
  Duration oldest() {
    return monitor.look(pending::oldest);
  }

  Duration stuck() {
    return monitor.look(pending::stuck);
  }

  /// The message with this id is sent under another one, if at all; whoever says so has changed the
  /// store.
  void forget(StanzaId id) {
    monitor.change(() -> takenOut(id));
  }

  private Optional<OutgoingRow> takenOut(StanzaId id) {
    return pending.arrived(id).or(() -> pending.waitingWith(id));
  }

  CompletableFuture<Boolean> probe() {
    CompletableFuture<Boolean> fresh = new CompletableFuture<>();
    monitor.change(
        () -> {
          probe.complete(true);
          probe = fresh;
        });
    return fresh;
  }

  void pace(Rates rates) {
    monitor.change(() -> pending.pace(rates));
  }

  int putOff() {
    return monitor.look(pending::putOff);
  }

  int size() {
    return monitor.look(() -> pending.size() + beingWritten);
  }

  boolean awaitEmpty(Duration patience) throws InterruptedException {
    return monitor.await(() -> pending.isDone() && beingWritten == 0, patience);
  }

  /// Whether fewer than `most` are on their way, and fewer than `few` wait because of the pace of
  /// `to`.
  boolean hasRoom(int most, BareJid to, int few) {
    return monitor.look(() -> isRoom(most, to, few));
  }

  /// Waits for [#hasRoom].
  boolean awaitRoom(int most, BareJid to, int few, Duration patience) throws InterruptedException {
    return monitor.await(() -> isRoom(most, to, few), patience);
  }

  private boolean isRoom(int most, BareJid to, int few) {
    return pending.size() + beingWritten < most && pending.paced(to) < few;
  }

  @Override
  public void close() throws InterruptedException {
    monitor.change(() -> closed = true);
    sender.close();
  }

  /// What is to be done now. Waits until there is something.
  Step next() throws InterruptedException {
    return monitor.await(this::step, () -> pending.pause(LOOK));
  }

  private Optional<Step> step() {
    probe.complete(true);
    if (closed) {
      return Optional.of(new Step.End());
    }
    expire();
    return line.open().flatMap(this::step);
  }

  private void expire() {
    Optional<OutgoingRow> old = pending.olderThan(LONGEST);
    while (old.isPresent()) {
      OutgoingRow row = old.get();
      monitor.change(() -> unsent.expired(row));
      old = pending.olderThan(LONGEST);
    }
  }

  private Optional<Step> step(Stream stream) {
    Optional<OutgoingRow> first = pending.first();
    if (first.filter(row -> line.isContented() || !pending.isSuspect(row)).isPresent()) {
      pending.send(first.get());
      return Optional.of(new Step.Say(first.get(), delayedSince(first.get()), stream));
    }
    return wantsAnswer(first.isPresent()) ? Optional.of(question(stream)) : Optional.empty();
  }

  /// One question for all that was sent since the last one, and one before the first suspect: what
  /// else the server may have against the session shows before its answer.
  private boolean wantsAnswer(boolean forSuspect) {
    return (line.wantsFence() && !pending.underway().isEmpty()) || (line.mayAsk() && forSuspect);
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
    monitor.change(() -> takenOut(id).ifPresent(row -> unsent.unwritable(row, why)));
  }

  /// `broken` did not take `row`; whether it took the ones before, its end or its resumption shows.
  void notSent(OutgoingRow row, Stream broken) {
    monitor.change(
        () -> {
          line.broke(broken);
          if (!line.isOver(broken)) {
            pending.takeBack(row);
          }
        });
  }

  /// `stream` takes nothing any more.
  void broke(Stream stream) {
    monitor.change(() -> line.broke(stream));
  }

  /// The server has answered. Nothing, if the session has ended meanwhile: what was sent waits
  /// again, for the next one.
  void passed(Step.Ask question) {
    monitor.change(
        () -> {
          if (!line.isOver(question.stream())) {
            line.passed(question.stream(), question.begun());
            question
                .sent()
                .forEach(row -> pending.arrived(row.message().id()).ifPresent(this::arrived));
          }
        });
  }

  int expired() {
    return unsent.countExpired();
  }
}
