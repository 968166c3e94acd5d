package im.herald.outbox;

import im.herald.config.Rates;
import im.herald.message.OutgoingMessage;
import im.herald.message.PrintedText;
import im.herald.message.StanzaId;
import im.herald.store.OutgoingRow;
import im.herald.store.OutgoingRows;
import im.herald.store.Posted;
import im.herald.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;
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

  /// More than are underway at once, so that the server never waits for Herald.
  private static final int MANY = 500;

  /// More wait for nobody because of [#pace], but for the answer under way.
  private static final int FEW = 50;

  private final OutgoingRows rows;
  private final InstantSource clock;
  private final Bounces bounces = new Bounces();
  private final Sending sending;

  /// Of the last server.
  private volatile int limit = TextSplitter.limit(OptionalInt.empty());

  /// Starts with what is in the store, and no session.
  ///
  /// @throws im.herald.store.StoreException if the store cannot be read
  public static Outbox start(OutgoingRows rows, InstantSource clock) {
    return start(rows, clock, System::nanoTime);
  }

  /// The same.
  ///
  /// @param nanos the time for which Herald runs; never goes back
  static Outbox start(OutgoingRows rows, InstantSource clock, LongSupplier nanos) {
    Outbox outbox = new Outbox(rows, clock, nanos);
    outbox.sending.start(rows.all(), clock.instant());
    return outbox;
  }

  private Outbox(OutgoingRows rows, InstantSource clock, LongSupplier nanos) {
    this.rows = rows;
    this.clock = clock;
    this.sending = new Sending(rows, bounces, nanos);
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
    take(rows.add(parts(messages), clock.instant()));
  }

  /// As [#put(List)], for what a schedule says at a due time.
  ///
  /// @return false if that was accepted before, by whomever; then nothing is accepted now
  public boolean fire(String schedule, Instant due, List<OutgoingMessage> messages) {
    return take(rows.fire(schedule, due, parts(messages), clock.instant()));
  }

  /// As [#put(List)], for what `source` has posted over HTTP. Does not wait for the disk.
  ///
  /// @param name what has one is accepted once
  public CompletableFuture<Posted> post(
      String source, Optional<String> name, List<OutgoingMessage> messages) {
    sending.expect();
    return rows.posted()
        .add(source, name, parts(messages), clock.instant())
        .whenComplete((it, failure) -> sending.add(failure == null ? it.fresh() : List.of()));
  }

  /// As [#put(List)], for the answers to a message of the journal, which is dealt with now. Does
  /// not wait for the disk; what it refuses is tried again until it takes it.
  ///
  /// @param number of the message
  public void answer(long number, List<OutgoingMessage> answers) {
    CompletableFuture<?> _ =
        accepted(rows.answer(number, parts(answers), clock.instant()))
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
    Store.await(accepted(rows.answerNow(number, parts(answers), clock.instant())));
  }

  /// Whether [#fire] has accepted something for this due time.
  public boolean hasFired(String schedule, Instant due) {
    return rows.hasFired(schedule, due);
  }

  private List<OutgoingMessage> parts(List<OutgoingMessage> messages) {
    return Parts.of(messages, limit);
  }

  private boolean take(CompletableFuture<List<OutgoingRow>> rowsToBe) {
    return !Store.await(accepted(rowsToBe)).isEmpty();
  }

  private CompletableFuture<List<OutgoingRow>> accepted(
      CompletableFuture<List<OutgoingRow>> rowsToBe) {
    sending.expect();
    return rowsToBe.whenComplete(
        (durable, failure) -> sending.add(failure == null ? durable : List.of()));
  }

  /// How fast is sent from now on; without limit before the first call. What is over waits for its
  /// turn, and holds up only what is for the same person or room.
  public void pace(Rates rates) {
    sending.pace(rates);
  }

  /// A session has begun. What the last one took with it unacknowledged goes first.
  public void online(Wire session) {
    limit = TextSplitter.limit(session.mostOctets());
    sending.online(session);
  }

  /// All was sent that belongs to the beginning of the session. What may have ended an earlier one
  /// is sent only after that: else it would be blamed for what the server has against other things.
  public void begun() {
    sending.begun();
  }

  /// The session broke and may go on: nothing is sent, and what is underway stays so.
  public void pause() {
    sending.pause();
  }

  /// It goes on where it broke: what was underway has arrived or is sent again by the session.
  public void resume() {
    sending.resume();
  }

  /// The server has ended the stream because of something that was sent on it. What was underway is
  /// sent one by one in the next session; what ends three streams then is put aside.
  public void expelled() {
    sending.expelled();
  }

  /// The session has ended, or is about to.
  public void offline() {
    sending.offline();
  }

  /// How Herald stands to `room` from now on; in one that was never named here it is not.
  public void room(BareJid room, Standing standing) {
    sending.room(room, standing);
  }

  /// Herald wants to be in these rooms and no others: what waits for another one, whoever took it
  /// out of the configuration and when, is dropped.
  public void rooms(Collection<BareJid> wanted) {
    sending.rooms(wanted);
  }

  /// The server has received the message with this id. The word of a session that has just ended
  /// may come late, when the message waits again.
  public void acknowledged(StanzaId id) {
    sending.settled(id);
  }

  /// Something came back that may be a message of ours. If it is, it is not sent again.
  ///
  /// @param reason what the server or the recipient said
  public void bounced(StanzaId id, Jid from, String reason) {
    bounces
        .came(id, from, PrintedText.of(reason), clock.instant())
        .ifPresent(
            number -> {
              LOG.info("message {} to {} came back: {}", id, from, reason);
              rows.posted().bounced(number, reason);
              sending.settled(id);
            });
  }

  /// A room has sent a message back because Herald is not in it. It waits until Herald is, and goes
  /// out a second time. Does not wait for the disk.
  public void unheard(StanzaId id, Jid from, String reason) {
    Optional<OutgoingRow> again = bounces.unheard(id, from);
    if (again.isEmpty()) {
      bounced(id, from, reason);
      return;
    }
    room(from.asBareJid(), Standing.OUT);
    sending.forget(id);
    CompletableFuture<?> _ = accepted(rows.again(again.get()));
  }

  /// The last message that came back.
  public Optional<Bounce> lastBounce() {
    return bounces.last();
  }

  /// How many messages waited so long, since Herald was started, that they were not sent any more.
  public int expired() {
    return sending.expired();
  }

  /// How many messages the server has taken since Herald was started.
  public long arrived() {
    return sending.countArrived();
  }

  /// For how long the oldest message waits that the server has not acknowledged; without [#putOff].
  public Duration oldest() {
    return sending.oldest();
  }

  /// For how long the server has had something to acknowledge and acknowledged nothing.
  public Duration stuck() {
    return sending.stuck();
  }

  /// Complete as soon as the sender has come round.
  public CompletableFuture<?> probe() {
    return sending.probe();
  }

  /// How many messages the server has not acknowledged yet, sent or not; without [#putOff].
  public int size() {
    return sending.size();
  }

  /// How many are put off: for rooms where Herald is not, or has just come in, and because of
  /// [#pace].
  public int putOff() {
    return sending.putOff();
  }

  /// Whether whoever can wait should say more to `to` now: what the server does not take, and what
  /// is too much for them at once, fills the memory.
  public boolean hasRoom(BareJid to) {
    return sending.hasRoom(MANY, to, FEW);
  }

  /// Waits until [#hasRoom].
  ///
  /// @return false if that was not so after `patience`
  public boolean awaitRoom(BareJid to, Duration patience) throws InterruptedException {
    return sending.awaitRoom(MANY, to, FEW, patience);
  }

  /// Waits until the server has acknowledged everything, but for [#putOff].
  ///
  /// @return false if that was not so after `patience`
  public boolean awaitEmpty(Duration patience) throws InterruptedException {
    return sending.awaitEmpty(patience);
  }

  /// Stops sending. What waits goes out after the next start.
  @Override
  public void close() throws InterruptedException {
    sending.close();
    int left = size() + putOff();
    if (left > 0) {
      LOG.info("{} messages wait for the next start", left);
    }
  }
}
