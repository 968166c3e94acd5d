package im.herald.xmpp.room;

import im.herald.message.Received;
import im.herald.message.StanzaId;
import im.herald.outbox.Outbox;
import im.herald.outbox.Standing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All rooms that Herald wants to be in, each with a supervisor of its own.
///
/// What happens is worked off on one thread, `rooms`, which never waits for a server. All methods
/// may be called from any thread and return at once.
public final class Rooms implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Outbox outbox;
  private final Supplier<String> prefix;
  private final RoomMemory memory;
  private final InstantSource clock;
  private final Map<BareJid, RoomSupervisor> rooms = new ConcurrentHashMap<>();
  private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private final Thread thread = Thread.ofVirtual().name("rooms").unstarted(this::run);
  private final long origin = System.nanoTime();
  private volatile @Nullable RoomWire wire;

  /// @param outbox is told where Herald is
  /// @param prefix what marks a command in a room; asked at each message
  /// @param memory for the places up to which their archives are read
  public Rooms(Outbox outbox, Supplier<String> prefix, RoomMemory memory, InstantSource clock) {
    this.outbox = outbox;
    this.prefix = prefix;
    this.memory = memory;
    this.clock = clock;
    thread.start();
  }

  /// Herald wants to be in these and no others from now on.
  public synchronized void use(Collection<RoomTerms> wanted) {
    Map<BareJid, RoomTerms> byJid = new ConcurrentHashMap<>();
    wanted.forEach(terms -> byJid.put(terms.jid(), terms));
    for (RoomSupervisor room : List.copyOf(rooms.values())) {
      RoomTerms terms = byJid.get(room.terms().jid());
      if (!room.terms().equals(terms)) {
        rooms.remove(room.terms().jid());
        Standing then = terms == null ? Standing.GONE : Standing.OUT;
        work.add(() -> room.leave(Optional.ofNullable(wire), then));
      }
    }
    for (RoomTerms terms : wanted) {
      if (!rooms.containsKey(terms.jid())) {
        RoomSupervisor room = new RoomSupervisor(terms, outbox, prefix, memory, clock);
        rooms.put(terms.jid(), room);
        RoomWire now = wire;
        if (now != null) {
          happens(room, new RoomEvent.Online(), now);
        }
      }
    }
    outbox.rooms(byJid.keySet());
  }

  /// How it goes with each, by JID.
  public List<RoomView> views() {
    return rooms.values().stream()
        .map(RoomSupervisor::view)
        .sorted(Comparator.comparing(view -> view.terms().jid().toString()))
        .toList();
  }

  /// Whether Herald wants to be in a room of this address.
  public boolean has(BareJid jid) {
    return rooms.containsKey(jid);
  }

  /// A session has begun, and Herald is present.
  public synchronized void begin(RoomWire session) {
    wire = session;
    rooms.values().forEach(room -> happens(room, new RoomEvent.Online(), session));
  }

  /// The session went on where it broke.
  public void resumed() {
    RoomWire now = wire;
    if (now != null) {
      rooms.values().forEach(room -> happens(room, new RoomEvent.Resumed(), now));
    }
  }

  /// The session is over. When this returns nothing is sent to a room any more.
  public void end() {
    synchronized (this) {
      wire = null;
    }
    rooms.values().forEach(RoomSupervisor::forgetEverybody);
    rooms.keySet().forEach(room -> outbox.room(room, Standing.OUT));
    rooms.values().forEach(room -> work.add(() -> handle(room, new RoomEvent.Offline(), null)));
  }

  /// Takes a presence. What it says of occupants is known when this returns.
  public void presence(Presence presence) {
    RoomSupervisor room = room(presence.getFrom());
    if (room != null) {
      room.read(presence).ifPresent(event -> happens(room, event));
    }
  }

  /// Takes an answer, if it is one that a room was asked for.
  public void answer(IQ answer) {
    RoomSupervisor room = room(answer.getFrom());
    if (room != null) {
      room.read(answer).ifPresent(event -> happens(room, event));
    }
  }

  /// What is said to Herald in `message`, which came from one of the rooms.
  public Optional<Received> read(Message message) {
    RoomSupervisor room = room(message.getFrom());
    if (room == null) {
      return Optional.empty();
    }
    if (message.getType() == Message.Type.error) {
      refused(room, message);
      return Optional.empty();
    }
    return room.read(message);
  }

  /// § 7.4: a room takes messages from those who are in it.
  private void refused(RoomSupervisor room, Message message) {
    if (message.getFrom().hasResource() || message.getError() == null) {
      return;
    }
    Condition condition = message.getError().getCondition();
    LOG.warn("the room {} did not take a message: {}", room.terms().jid(), condition);
    StanzaId id = new StanzaId(String.valueOf(message.getStanzaId()));
    if (condition == Condition.not_acceptable) {
      outbox.unheard(id, message.getFrom(), condition.toString());
      happens(room, new RoomEvent.NotHeard());
    } else {
      outbox.bounced(id, message.getFrom(), condition.toString());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private @Nullable RoomSupervisor room(@Nullable Jid from) {
    return from == null ? null : rooms.get(from.asBareJid());
  }

  private void happens(RoomSupervisor room, RoomEvent event) {
    RoomWire now = wire;
    if (now != null) {
      happens(room, event, now);
    }
  }

  private void happens(RoomSupervisor room, RoomEvent event, RoomWire session) {
    work.add(() -> handle(room, event, session));
  }

  private void run() {
    long ticked = System.nanoTime();
    try {
      while (true) {
        Runnable next = work.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null) {
          perform(next);
        }
        if (System.nanoTime() - ticked >= TICK.toNanos()) {
          ticked = System.nanoTime();
          RoomWire now = wire;
          rooms.values().forEach(room -> perform(() -> handle(room, new RoomEvent.Tick(), now)));
        }
      }
    } catch (InterruptedException e) {
      // close() asked for it.
    }
  }

  /// A bug in one room must not hold the others.
  private static void perform(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error bug) {
      LOG.error("a bug in the supervision of rooms", bug);
    }
  }

  /// What happened in a session that is over is of no interest any more.
  private synchronized void handle(
      RoomSupervisor room, RoomEvent event, @Nullable RoomWire session) {
    boolean wanted = room.equals(rooms.get(room.terms().jid()));
    boolean current = Objects.equals(session, wire) || event instanceof RoomEvent.Offline;
    if (wanted && current) {
      Duration now = Duration.ofNanos(System.nanoTime() - origin);
      room.handle(
          event,
          Optional.ofNullable(session),
          now,
          then -> work.add(() -> handle(room, then, session)));
    }
  }
}
