package im.herald.xmpp.manners;

import im.herald.inbox.Courtesy;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.packet.Stanza;
import org.jspecify.annotations.Nullable;

/// Tells people who ask for it that their message arrived (XEP-0184), that it was dealt with
/// (XEP-0333), that an answer is being made (XEP-0085), and how long ago the last one was
/// (XEP-0012). Only those who may see Herald's presence: each of these shows that it is there.
///
/// Everything goes through one queue to one thread, `courtesies`, of the session that is there.
/// What does not fit is left out, and what waits when Herald ends is lost. All methods may be
/// called from any thread and return at once.
public final class Courtesies implements Courtesy {
  /// A person waits for so long before they wonder.
  public static final Duration SOON = Duration.ofMillis(300);

  private static final int MOST = 1000;

  /// Nobody waits for the word that something arrived which they said longer ago, and whoever comes
  /// back after days has better to send than thousands of these.
  private static final Duration LONGEST_AGO = Duration.ofDays(1);

  /// It goes into the answer.
  private static final int LONGEST_ID = 256;

  private static final Duration ROOM = Duration.ofMillis(50);

  private final BlockingQueue<Note> notes = new ArrayBlockingQueue<>(MOST);
  private final InstantSource clock;
  private final Executor soon;
  private volatile @Nullable CourtesyWire wire;
  private volatile long last = System.nanoTime();
  private @Nullable Thread sender;

  /// @param soon after how long it shows that an answer is being made
  public Courtesies(InstantSource clock, Duration soon) {
    this.clock = clock;
    this.soon =
        CompletableFuture.delayedExecutor(soon.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
  }

  /// A session begins on `connection`. Once, until it ends.
  public synchronized void begin(XMPPConnection connection, CourtesyWire begun) {
    LastActivities.answer(connection, begun::isSeenBy, () -> last);
    wire = begun;
    sender = Thread.ofVirtual().name("courtesies").start(() -> send(begun));
  }

  /// It is over. What waits is for the next one.
  public synchronized void end() {
    wire = null;
    if (sender != null) {
      sender.interrupt();
      sender = null;
    }
  }

  /// `message` has come.
  ///
  /// @param kept complete when it is on the disk; with `false` if it had come before (XEP-0184 §
  ///   5.5)
  public void heard(IncomingMessage message, CompletableFuture<?> kept) {
    if (message.signs().receipt() && isOwed(message)) {
      CompletableFuture<?> _ =
          kept.thenAccept(
              first -> {
                if (!Boolean.FALSE.equals(first)) {
                  say(CourtesyStanzas.receipt(message));
                }
              });
    }
  }

  @Override
  public void handled(IncomingMessage message) {
    last = System.nanoTime();
    if (message.signs().marker() && isOwed(message)) {
      say(CourtesyStanzas.displayed(message));
    }
  }

  @Override
  public Work begins(IncomingMessage message) {
    if (!message.signs().states() || !isOwed(message)) {
      return Work.UNSEEN;
    }
    Typing typing =
        new Typing(CourtesyStanzas.composing(message), () -> say(CourtesyStanzas.paused(message)));
    soon.execute(() -> take(there -> typing.show(there::offer)));
    return typing;
  }

  /// Whether whoever wrote `message`, in a chat of two, sees a reaction to it (XEP-0444 § 3).
  public boolean showsReaction(IncomingMessage message) {
    CourtesyWire now = wire;
    return now != null
        && message.conversation() instanceof Conversation.Direct
        && message.id().value().length() <= LONGEST_ID
        && isOwed(message)
        && now.has(message.from(), Reactions.NAMESPACE);
  }

  private boolean isOwed(IncomingMessage message) {
    CourtesyWire now = wire;
    return now != null
        && now.isSeenBy(message.from().asBareJid())
        && message.sent().isAfter(clock.instant().minus(LONGEST_AGO));
  }

  private void say(Stanza stanza) {
    take(there -> there.offer(stanza));
  }

  private void take(Note note) {
    boolean _ = notes.offer(note);
  }

  private void send(CourtesyWire there) {
    try {
      while (true) {
        Note note = notes.take();
        while (!note.isSaid(there)) {
          Thread.sleep(ROOM);
        }
      }
    } catch (InterruptedException e) {
      // The session is over.
    }
  }

  /// Something to be said when there is room.
  @FunctionalInterface
  private interface Note {
    /// Says it.
    ///
    /// @return false if it is to be tried again
    boolean isSaid(CourtesyWire wire);
  }
}
