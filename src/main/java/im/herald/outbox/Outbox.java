package im.herald.outbox;

import im.herald.message.CleanText;
import im.herald.message.OutgoingMessage;
import im.herald.message.StanzaId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds what Herald says until the server has acknowledged it.
///
/// Messages leave in the order in which they came. Those that a session took with it when it broke
/// go out again first, with the same ids. Kept in memory: what waits is lost with the process.
///
/// All methods may be called from any thread, and none waits for the network: one thread of its own
/// sends.
public final class Outbox implements AutoCloseable {
  /// Smack's reader and writer lock each other up at about 1 270 stanzas without acknowledgement.
  private static final int WINDOW = 200;

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<OutgoingMessage> waiting = new ArrayDeque<>();
  private final Map<StanzaId, OutgoingMessage> unacknowledged = new LinkedHashMap<>();
  private @Nullable Wire wire;
  private boolean paused;
  private int resumptions;
  private boolean closed;

  private final Thread sender = Thread.ofPlatform().name("outbox").unstarted(this::sendAll);

  /// Starts with nothing to send and no session.
  public static Outbox start() {
    Outbox outbox = new Outbox();
    outbox.sender.start();
    return outbox;
  }

  private Outbox() {}

  /// Takes a message: cleaned of what XML does not allow, and split where it is too long for one
  /// stanza.
  public void put(OutgoingMessage message) {
    List<OutgoingMessage> parts = new ArrayList<>();
    for (String text : TextSplitter.split(CleanText.of(message.text()))) {
      StanzaId id = parts.isEmpty() ? message.id() : StanzaId.random();
      parts.add(new OutgoingMessage(id, message.to(), text, message.thread()));
    }
    locked(() -> waiting.addAll(parts));
  }

  /// A session has begun. What the last one took with it unacknowledged goes first.
  public void online(Wire session) {
    locked(
        () -> {
          takeBack();
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
          takeBack();
        });
  }

  /// The server has received the message with this id. The word of a session that has just ended
  /// may come late, when the message waits again.
  public void acknowledged(StanzaId id) {
    locked(
        () -> {
          if (unacknowledged.remove(id) == null) {
            waiting.removeIf(message -> message.id().equals(id));
          }
        });
  }

  /// How many messages the server has not acknowledged yet, sent or not.
  public int size() {
    lock.lock();
    try {
      return waiting.size() + unacknowledged.size();
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
      while (!waiting.isEmpty() || !unacknowledged.isEmpty()) {
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

  /// Stops sending. Says in the log how many messages nobody will get.
  @Override
  public void close() throws InterruptedException {
    locked(() -> closed = true);
    sender.interrupt();
    sender.join(TimeUnit.SECONDS.toMillis(2));
    if (size() > 0) {
      LOG.warn("{} messages were still waiting for the server and are lost", size());
    }
  }

  private void takeBack() {
    List<OutgoingMessage> again = new ArrayList<>(unacknowledged.values());
    unacknowledged.clear();
    for (OutgoingMessage message : again.reversed()) {
      waiting.addFirst(message);
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
    OutgoingMessage message;
    Wire session;
    int before;
    lock.lockInterruptibly();
    try {
      while (!closed && (isHeld() || waiting.isEmpty() || unacknowledged.size() >= WINDOW)) {
        changed.await();
      }
      if (closed) {
        return false;
      }
      session = Objects.requireNonNull(wire);
      before = resumptions;
      message = waiting.removeFirst();
      // Before it is sent: the acknowledgement may be faster than the return of send().
      unacknowledged.put(message.id(), message);
    } finally {
      lock.unlock();
    }
    send(message, session, before);
    return true;
  }

  private void send(OutgoingMessage message, Wire session, int resumptionsBefore) {
    try {
      session.send(message);
      if (!session.acknowledges()) {
        // Not if it was taken back meanwhile: the session ended, and nobody knows how far it came.
        locked(() -> unacknowledged.remove(message.id()));
      }
    } catch (RuntimeException e) {
      // One message that cannot be written must not make Herald mute.
      LOG.error("message {} cannot be sent and is dropped", message.id(), e);
      acknowledged(message.id());
    } catch (IOException | InterruptedException e) {
      // Whether close() interrupted it shows at the next message.
      LOG.debug("message {} could not be sent, the session has ended", message.id(), e);
      locked(() -> takeBack(message, session, resumptionsBefore));
    }
  }

  private boolean isHeld() {
    return paused || wire == null;
  }

  /// `broken` did not take `message`; whether it took the ones before, its end or its resumption
  /// shows. Nothing is to be done if a newer session has begun meanwhile. If it was resumed
  /// meanwhile, nobody would do that again.
  private void takeBack(OutgoingMessage message, Wire broken, int resumptionsBefore) {
    if (broken.equals(wire)) {
      paused |= resumptions == resumptionsBefore;
      if (unacknowledged.remove(message.id()) != null) {
        waiting.addFirst(message);
      }
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
