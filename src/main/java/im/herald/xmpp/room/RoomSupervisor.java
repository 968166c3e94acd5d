package im.herald.xmpp.room;

import im.herald.message.ArchiveId;
import im.herald.message.IncomingMessage;
import im.herald.message.Received;
import im.herald.outbox.Outbox;
import im.herald.outbox.Standing;
import im.herald.xmpp.room.RoomState.Joined;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps Herald in one room: does what its [RoomMachine] decides.
///
/// [#handle] and [#leave] are for the thread of [Rooms]; what reads a stanza is for Smack's, and
/// returns at once.
final class RoomSupervisor {
  private static final Logger LOG = LoggerFactory.getLogger(RoomSupervisor.class);

  private final RoomTerms terms;
  private final RoomMachine machine;
  private final Outbox outbox;
  private final Occupants occupants = new Occupants();
  private final RoomPresences presences = new RoomPresences(occupants);
  private final RoomMessages messages;
  private final RoomArchive archive;
  private final Map<String, Question> questions = new ConcurrentHashMap<>();
  private final Complaint complaint = new Complaint();
  private volatile RoomState state = new RoomState.Offline();

  RoomSupervisor(
      RoomTerms terms,
      Outbox outbox,
      Supplier<String> prefix,
      RoomMemory memory,
      InstantSource clock) {
    this.terms = terms;
    this.machine = new RoomMachine(terms.nick());
    this.outbox = outbox;
    this.archive = new RoomArchive(terms.jid(), memory, occupants, clock);
    this.messages = new RoomMessages(terms, occupants, archive::announced, prefix, clock);
  }

  RoomTerms terms() {
    return terms;
  }

  RoomView view() {
    return RoomView.of(terms, state);
  }

  /// What a presence of the room means for Herald.
  Optional<RoomEvent> read(Presence presence) {
    return presences.read(presence);
  }

  /// What somebody in the room says to Herald, or has said while it was away.
  Optional<Received> read(Message message) {
    if (RoomArchive.isResult(message)) {
      return archive
          .result(message)
          .flatMap(old -> messages.read(old).map(read -> received(read, old.id())));
    }
    Optional<ArchiveId> id = archive.note(message);
    return messages.read(message).map(read -> received(read, id));
  }

  private static Received received(IncomingMessage read, Optional<ArchiveId> id) {
    IncomingMessage message = read.quotableBy(id);
    return new Received(message, HeardInRoom.write(message), id);
  }

  /// What the answer to a question of ours means; empty if it is none.
  Optional<RoomEvent> read(IQ answer) {
    @Nullable String id = answer.getStanzaId();
    Question question = id == null ? null : questions.get(id);
    if (question == null || !question.to().equals(answer.getFrom())) {
      return Optional.empty();
    }
    questions.remove(id);
    return question.meaning().apply(answer);
  }

  /// The session is over: whatever is known of the room is so no longer.
  void forgetEverybody() {
    archive.stop();
    occupants.clear();
    questions.clear();
  }

  /// @param wire that of the session in which it happened
  /// @param later what happens in it because of this
  void handle(RoomEvent event, Optional<RoomWire> wire, Duration now, Consumer<RoomEvent> later) {
    RoomState before = state;
    RoomStep step = machine.after(before, event, now);
    state = step.state();
    report(before, step.state(), now);
    for (RoomAct act : step.acts()) {
      perform(act, wire, later);
    }
  }

  private void report(RoomState before, RoomState after, Duration now) {
    if (after instanceof Joined in && !(before instanceof Joined)) {
      LOG.info("in the room {} as {}", terms.jid(), in.nick());
      archive.entered();
      outbox.room(terms.jid(), Standing.IN);
    } else if (before instanceof Joined in && !(after instanceof Joined)) {
      if (now.minus(in.since()).compareTo(RoomMachine.SETTLED) >= 0) {
        complaint.settled();
      }
      outbox.room(terms.jid(), Standing.OUT);
    }
    if (after instanceof RoomState.Waiting(_, String why, _, _) && complaint.isNews(why, now)) {
      LOG.warn("not in the room {}: {}; Herald goes on trying", terms.jid(), why);
    }
  }

  private void perform(RoomAct act, Optional<RoomWire> wire, Consumer<RoomEvent> later) {
    if (wire.isEmpty()) {
      return;
    }
    try {
      switch (act) {
        case RoomAct.CatchUp() ->
            archive.catchUp(wire.get(), () -> later.accept(new RoomEvent.CaughtUp()));
        case RoomAct.Join(var nick) -> wire.get().send(RoomStanzas.join(terms, nick));
        case RoomAct.Rename(var nick) -> wire.get().send(RoomStanzas.rename(terms, nick));
        case RoomAct.Check(var nick) ->
            ask(wire.get(), RoomStanzas.check(terms, nick), RoomSupervisor::isIn);
        case RoomAct.Look() -> ask(wire.get(), RoomStanzas.look(terms), RoomSupervisor::exists);
        case RoomAct.Open() -> ask(wire.get(), RoomStanzas.open(terms), _ -> Optional.empty());
      }
    } catch (IOException e) {
      // What was not asked is not answered, and is asked again then.
      LOG.debug("room {}: {}", terms.jid(), e.getMessage());
    }
  }

  private void ask(RoomWire wire, IQ iq, Function<IQ, Optional<RoomEvent>> meaning)
      throws IOException {
    questions.clear();
    questions.put(iq.getStanzaId(), new Question(iq.getTo(), meaning));
    wire.send(iq);
  }

  /// XEP-0410 § 3. Whatever is not plain is found out by coming in again.
  private static Optional<RoomEvent> isIn(IQ answer) {
    boolean in =
        answer.getError() == null
            || switch (answer.getError().getCondition()) {
              case service_unavailable, feature_not_implemented, item_not_found -> true;
              default -> false;
            };
    return Optional.of(new RoomEvent.Checked(in));
  }

  private static Optional<RoomEvent> exists(IQ answer) {
    @Nullable Condition condition =
        answer.getError() == null ? null : answer.getError().getCondition();
    return Optional.of(
        new RoomEvent.Found(condition != Condition.item_not_found && condition != Condition.gone));
  }

  /// Leaves.
  ///
  /// @param then whether Herald wants to come back, under other terms
  void leave(Optional<RoomWire> wire, Standing then) {
    if (wire.isPresent() && state instanceof Joined in) {
      try {
        wire.get().send(RoomStanzas.leave(terms, in.nick()));
      } catch (IOException e) {
        LOG.debug("room {} is left with the session", terms.jid(), e);
      }
    }
    state = new RoomState.Offline();
    forgetEverybody();
    if (then == Standing.GONE) {
      archive.forget();
    }
    outbox.room(terms.jid(), then);
  }

  private record Question(Jid to, Function<IQ, Optional<RoomEvent>> meaning) {}
}
