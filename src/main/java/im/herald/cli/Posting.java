package im.herald.cli;

import im.herald.http.Posts;
import im.herald.http.Refusal;
import im.herald.message.Manner;
import im.herald.message.OutgoingMessage;
import im.herald.store.Fate;
import im.herald.store.Posted;
import im.herald.store.Store;
import im.herald.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jxmpp.jid.BareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what is posted over HTTP into the outbox of an instance, if it has its turn. Any thread.
final class Posting implements Posts {
  private static final Logger LOG = LoggerFactory.getLogger(Posting.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Those of whoever gave up waiting are among them, until the store comes round.
  private static final int MOST_AT_ONCE = 128;

  /// What waits for the server is in memory, of which there are 64 MB in all.
  private static final int MOST_WAITING = 10_000;

  /// How many there may be of a text, times its length: the longer, the fewer. All together are ten
  /// times as much at most, since the n-th to wait is no longer than the n-th part.
  private static final long ROOM = 1_000_000;

  /// The length of a text times the number of those who get it: it may be split for each.
  private static final long MOST_AT_A_TIME = 6_000_000;

  /// What strangers have written does not style what Herald says (XEP-0393 § 7).
  private static final Manner PLAIN = new Manner(false, true, Manner.Form.WORDS, Optional.empty());

  private final Instance instance;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final Executor threads = task -> Thread.ofVirtual().name("post").start(task);

  Posting(Instance instance) {
    this.instance = instance;
  }

  @Override
  public Accepted accept(Post post) throws Refusal {
    Pulse pulse = pulse();
    long waiting = (long) pulse.outbox().size() + pulse.outbox().putOff();
    if (waiting >= MOST_WAITING || waiting * post.text().length() > ROOM) {
      throw Refusal.later(
          503, "too many messages wait for the server; try again later", Duration.ofMinutes(1));
    }
    Optional<Posted> known =
        inTime(
            () -> put(pulse, post),
            "nobody knows yet whether this is kept; try again, with the same id if you have one");
    Posted posted =
        known.orElseThrow(
            () -> new Refusal(413, "the text is too long for so many; send it to fewer at once"));
    if (posted.numbers().isEmpty()) {
      throw new Refusal(409, "there is nobody now to whom this could go: the groups are empty");
    }
    return new Accepted(!posted.fresh().isEmpty(), posted.numbers());
  }

  /// @return nothing, if it would be too much at once
  private static Optional<Posted> put(Pulse pulse, Post post) {
    List<OutgoingMessage> messages =
        pulse.recipients().everybody(post.to()).stream()
            .map(jid -> message(pulse, jid, post.text()))
            .toList();
    if ((long) messages.size() * post.text().length() > MOST_AT_A_TIME) {
      return Optional.empty();
    }
    return Optional.of(
        messages.isEmpty()
            ? new Posted(List.of(), List.of())
            : Store.await(pulse.outbox().post(post.source(), post.name(), messages)));
  }

  private static OutgoingMessage message(Pulse pulse, BareJid jid, String text) {
    return OutgoingMessage.to(pulse.recipients().conversation(jid), text).with(PLAIN);
  }

  @Override
  public Optional<Fate> fate(long number) throws Refusal {
    Pulse pulse = pulse();
    return inTime(
        () -> Store.await(pulse.store().outgoing().posted().fate(number)),
        "the store does not answer");
  }

  private Pulse pulse() throws Refusal {
    Optional<Pulse> pulse = instance.isStopping() ? Optional.empty() : instance.pulse();
    return pulse.orElseThrow(
        () -> Refusal.unavailable("this instance takes nothing now; it starts, stops or waits"));
  }

  /// Whoever asks over HTTP does not wait for a store that is stuck. Nor does the number of those
  /// grow who do.
  private <T> T inTime(Supplier<T> work, String late) throws Refusal {
    if (!room.tryAcquire()) {
      throw Refusal.unavailable("the store is busy; try again later");
    }
    CompletableFuture<T> done = CompletableFuture.supplyAsync(work, threads);
    CompletableFuture<?> _ = done.whenComplete((_, _) -> room.release());
    try {
      return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw Refusal.unavailable(late);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreException) {
        LOG.warn("a post is refused: {}", e.getCause().getMessage());
        throw Refusal.unavailable("this cannot be kept now; try again later");
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.unavailable("this instance stops");
    }
  }
}
