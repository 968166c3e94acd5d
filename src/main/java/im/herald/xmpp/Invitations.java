package im.herald.xmpp;

import im.herald.message.Role;
import im.herald.xmpp.room.Invitation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jivesoftware.smack.packet.Message;
import org.jxmpp.jid.BareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows those who may invite into rooms (XEP-0045 § 7.8.2, XEP-0249). All other invitations are
/// dropped and counted, and nobody gets an answer: it would tell strangers that a bot is here.
///
/// Works on one thread of its own, in the order in which they came.
public final class Invitations {
  private static final Logger LOG = LoggerFactory.getLogger(Invitations.class);

  /// At once: each is written down before the next.
  private static final int MOST = 100;

  private final ChosenRooms rooms;
  private final Function<BareJid, Optional<Role>> inviters;
  private final ExecutorService work =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("invitations").factory());
  private final Semaphore places = new Semaphore(MOST);
  private final AtomicLong dropped = new AtomicLong();

  /// @param inviters the role of whoever may invite; empty for everybody else. Asked on Smack's
  ///   thread
  public Invitations(ChosenRooms rooms, Function<BareJid, Optional<Role>> inviters) {
    this.rooms = rooms;
    this.inviters = inviters;
  }

  /// How many were dropped since the start. Any thread.
  public long dropped() {
    return dropped.get();
  }

  /// Takes a message that is an invitation. Returns at once.
  ///
  /// @return complete when what comes of it is durable; exceptionally if it cannot be kept
  CompletableFuture<?> take(Message message) {
    Optional<Invitation> invitation = Invitation.in(message).filter(this::isBelieved);
    Optional<Role> role = invitation.flatMap(i -> inviters.apply(i.by()));
    if (invitation.isEmpty() || role.isEmpty() || !places.tryAcquire()) {
      drop(message);
      return CompletableFuture.completedFuture(true);
    }
    try {
      return CompletableFuture.runAsync(() -> follow(invitation.get(), role.get()), work)
          .whenComplete((_, _) -> places.release());
    } catch (RejectedExecutionException e) {
      // The server gives it again to the next session.
      return CompletableFuture.failedFuture(e);
    }
  }

  /// Whoever has a room service of his own could say that an owner invited.
  private boolean isBelieved(Invitation invitation) {
    return invitation.direct() || rooms.believes(invitation.room());
  }

  private void drop(Message message) {
    LOG.debug("an invitation from {} is dropped", message.getFrom());
    dropped.incrementAndGet();
  }

  private void follow(Invitation invitation, Role inviter) {
    if (rooms.accept(invitation, invitation.atMost(inviter))) {
      LOG.info("{} invites to the room {}", invitation.by(), invitation.room());
    } else {
      LOG.warn(
          "{} invites to the room {}, and there are too many rooms: `room leave` one",
          invitation.by(),
          invitation.room());
      dropped.incrementAndGet();
    }
  }

  /// Takes no more.
  void close() {
    work.shutdown();
  }
}
