package im.herald.inbox;

import im.herald.access.Access;
import im.herald.inbox.Filter.Verdict;
import im.herald.message.IncomingMessage;
import im.herald.message.Language;
import im.herald.message.Received;
import im.herald.message.Wording;
import im.herald.outbox.Outbox;
import im.herald.store.Arrival;
import im.herald.store.Journal;
import im.herald.store.JournalEntry;
import im.herald.store.Store;
import im.herald.store.StoreClosed;
import im.herald.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The way of a message: the journal, filters, then the lane of its conversation, then the handlers
/// in order until one of them takes it. What is not dealt with when Herald ends is taken up again
/// after the next start: a message runs at least once.
public final class Inbox {
  /// For how long, and of how many messages, a copy is known as such.
  public static final Duration MEMORY = Duplicates.MEMORY;

  public static final int MOST_REMEMBERED = Duplicates.MOST;

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  /// Between two looks whether Herald ends, or the disk is there again.
  private static final Duration ROOM = Duration.ofSeconds(1);

  /// Nobody's address (RFC 6761 § 6.4).
  private static final BareJid PROBE = JidCreate.bareFromOrThrowUnchecked("probe.invalid");

  private final Journal journal;
  private final Outbox outbox;
  private final Filters filters;
  private final Handling handling;
  private final WaitingMessages waiting;
  private final Supplier<Language> usual;
  private final Lanes lanes = new Lanes();
  private final LongAdder late = new LongAdder();

  /// @param reader of messages in the journal; empty if there is none that this version reads
  /// @param handlers in order
  /// @param courtesy is told what becomes of messages
  /// @param otherWays to answer than by words
  /// @param usual the language for those who ask for none, asked at each message
  public Inbox(
      Journal journal,
      Function<JournalEntry, Optional<IncomingMessage>> reader,
      Filters filters,
      List<Handler> handlers,
      Access access,
      Outbox outbox,
      OpenQuestions questions,
      Guard guard,
      Incidents incidents,
      Courtesy courtesy,
      OtherWays otherWays,
      Supplier<Language> usual) {
    this.usual = usual;
    this.journal = journal;
    this.outbox = outbox;
    this.filters = filters;
    this.handling =
        new Handling(
            handlers, access, new Replies(questions, guard, otherWays), incidents, courtesy);
    this.waiting = new WaitingMessages(journal, reader);
  }

  /// Takes a message from the session. Waits only while the disk is far behind.
  ///
  /// @param before complete when what came before it in the session is durable; if that could not
  ///   be kept neither is this
  /// @return complete when it is in the journal, where a copy of one before is not put again; with
  ///   a [StoreException] if it cannot be kept. Nobody sees the one or the other
  public CompletableFuture<Boolean> accept(Received received, CompletableFuture<?> before) {
    IncomingMessage message = received.message();
    BareJid lane = message.conversation().key();
    Jid from = message.from();
    boolean begins = lanes.isIdle(lane) && outbox.hasRoom(lane);
    Journal.Added added =
        journal.add(
            new Arrival(
                from.toString(),
                received.stanza(),
                received.archiveId(),
                received.room(),
                message.received(),
                begins),
            before);
    long number = added.number();
    WaitingMessages.Held held = waiting.hold(number, message);
    Runnable turn =
        () -> {
          try (held) {
            if (isKept(added, from) && (begins || (canAnswer(number, lane) && begins(number)))) {
              read(number, held.message()).ifPresent(m -> run(number, m, filters.ofNew()));
            }
          }
        };
    if (!lanes.add(lane, turn)) {
      late.increment();
      LOG.debug("message {} from {} waits for the next start", number, from);
    }
    return added.kept();
  }

  /// This message was dealt with before Herald ended: a copy of it is not answered.
  public void remember(long number) {
    try {
      waiting.journaled(number).ifPresent(filters.ofCopies()::check);
    } catch (StoreException e) {
      LOG.warn("a copy of message {} of the journal may be answered: {}", number, e.getMessage());
    }
  }

  /// Takes a message that was not dealt with when Herald ended.
  ///
  /// @param number in the journal
  /// @param lane the key of its conversation
  /// @param begun whether it had begun
  public void takeUp(long number, BareJid lane, boolean begun) {
    List<Filter> by = begun ? filters.ofOld() : filters.ofNew();
    boolean _ =
        lanes.add(
            lane,
            () -> {
              if (canAnswer(number, lane) && begins(number)) {
                read(number, () -> waiting.journaled(number)).ifPresent(m -> run(number, m, by));
              }
            });
  }

  /// It is counted as begun, so this insists as that did.
  private Optional<IncomingMessage> read(long number, Supplier<Optional<IncomingMessage>> message) {
    while (true) {
      try {
        return message.get();
      } catch (StoreException e) {
        if (e instanceof StoreClosed || lanes.isClosed()) {
          LOG.warn("message {} of the journal waits for the next start", number);
          return Optional.empty();
        }
        LOG.warn("message {} of the journal cannot be read yet: {}", number, e.getMessage());
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(ROOM);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a lane", e);
    }
  }

  private void run(long number, IncomingMessage message, List<Filter> by) {
    MDC.put("number", Long.toString(number));
    Turn turn = new Turn(number, message, outbox, filters, usual.get());
    if (passes(turn, by)) {
      handling.handle(turn);
    }
  }

  private boolean passes(Turn turn, List<Filter> by) {
    IncomingMessage message = turn.message();
    for (Filter filter : by) {
      switch (filter.check(message)) {
        case Verdict.Accept() -> {}
        case Verdict.Drop(String reason) -> {
          LOG.debug("message {} from {} dropped: {}", message.id(), message.from(), reason);
          turn.end();
          return false;
        }
        case Verdict.Refuse(String _, Wording answer) -> {
          LOG.info("message {} from {} refused: {}", message.id(), message.from(), answer);
          turn.say(turn.inTheirs(answer), true);
          turn.end();
          return false;
        }
      }
    }
    return true;
  }

  /// What is not kept the server sends again, and a copy was kept before: either would be answered
  /// twice.
  private static boolean isKept(Journal.Added added, Jid from) {
    try {
      return Store.await(added.kept());
    } catch (StoreException e) {
      LOG.warn(
          "message {} from {} is left to the server: {}", added.number(), from, e.getMessage());
      return false;
    }
  }

  /// Waits while what was said before does not go out.
  private boolean canAnswer(long number, BareJid to) {
    try {
      while (!outbox.awaitRoom(to, lanes.isClosed() ? Duration.ZERO : ROOM)) {
        if (lanes.isClosed()) {
          LOG.info("message {} of the journal waits for the next start", number);
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a lane", e);
    }
  }

  /// Counted before it runs: it may be what ends the process.
  private boolean begins(long number) {
    try {
      return Store.await(journal.begins(number)) == 1;
    } catch (StoreException e) {
      LOG.info("message {} of the journal waits for the next start", number);
      return false;
    }
  }

  /// Complete as soon as a lane has come round. Not one that a person waits in: there a command may
  /// take its time.
  public CompletableFuture<?> probe() {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    if (!lanes.add(PROBE, () -> done.complete(true))) {
      done.complete(false);
    }
    return done;
  }

  /// How many messages wait for their turn.
  public int waiting() {
    return lanes.waiting();
  }

  /// How many came after [#close]: they are in the journal and wait for the next start.
  public long late() {
    return late.sum();
  }

  /// How many conversations wait for an answer.
  public int busy() {
    return lanes.busy();
  }

  /// Takes no more messages, and waits for the answers to those that it has.
  ///
  /// @return false if some were not done after `patience`
  public boolean drain(Duration patience) throws InterruptedException {
    return lanes.drain(patience);
  }

  /// Takes no more messages, and begins with none of those that it has: they are open in the
  /// journal.
  public void close() {
    lanes.close();
  }
}
