package im.herald.xmpp;

import im.herald.inbox.FormDesk;
import im.herald.message.IncomingMessage;
import im.herald.message.Received;
import im.herald.message.StanzaId;
import im.herald.outbox.Outbox;
import im.herald.store.Journal;
import im.herald.xmpp.adhoc.AdHoc;
import im.herald.xmpp.archive.Intake;
import im.herald.xmpp.manners.Courtesies;
import im.herald.xmpp.room.Invitation;
import im.herald.xmpp.room.RoomWire;
import im.herald.xmpp.room.Rooms;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smackx.carbons.packet.Carbon;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connects a session with the rest of Herald: what comes goes to the inbox and the subscriptions,
/// and everybody learns when it begins and ends.
public final class SessionOwner {
  private static final Logger LOG = LoggerFactory.getLogger(SessionOwner.class);

  private final StanzaReader reader;
  private final Hearing inbox;
  private final Journal journal;
  private final InstantSource clock;
  private final Archive archive;
  private final Outbox outbox;
  private final Runnable begun;
  private final PresenceBroadcast presence;
  private final Subscriptions subscriptions;
  private final Rooms rooms;
  private final Invitations invitations;
  private final Courtesies courtesies;
  private final CurrentSession current;
  private final Forgeries forgeries;
  private final AdHoc adHoc;

  /// What hears the session that is there, or the one that is about to begin.
  private volatile Ear ear = new Ear();

  /// @param account our own
  /// @param inbox takes each message
  /// @param journal takes what cannot be read
  /// @param archive gives what came while nobody was online
  /// @param outbox is told of sessions and acknowledgements
  /// @param rooms that Herald wants to be in
  /// @param forms where commands are asked for by form
  /// @param courtesies tells people what they ask to be told of their messages
  /// @param begun is run each time a session begins, and returns at once
  public SessionOwner(
      EntityBareJid account,
      InstantSource clock,
      Hearing inbox,
      Journal journal,
      Archive archive,
      Outbox outbox,
      Runnable begun,
      PresenceBroadcast presence,
      Subscriptions subscriptions,
      Rooms rooms,
      Invitations invitations,
      Supplier<FormDesk> forms,
      Courtesies courtesies,
      CurrentSession current) {
    this.courtesies = courtesies;
    this.rooms = rooms;
    this.invitations = invitations;
    this.reader = new StanzaReader(account, clock, rooms::has);
    this.inbox = inbox;
    this.journal = journal;
    this.clock = clock;
    this.archive = archive;
    this.outbox = outbox;
    this.begun = begun;
    this.presence = presence;
    this.subscriptions = subscriptions;
    this.current = current;
    this.forgeries = new Forgeries(account);
    this.adHoc = new AdHoc(forms, outbox, from -> isHeard(account, from), clock);
  }

  /// What is to hear a session that is about to begin. Each has its own: what one brought and could
  /// not be kept keeps everything in it from being acknowledged, its goodbye included, and is of no
  /// concern to the next, to which the server gives it again.
  SessionEvents hears() {
    Ear fresh = new Ear();
    ear = fresh;
    return fresh;
  }

  /// The session is there. Initial presence comes late: after it the server sends what waited and
  /// what is said live, and somebody must be there to answer. What the archive holds was said
  /// before that, so it is read first, and its messages come first in each conversation. They are
  /// answered while it is read.
  void begin(Session session) throws IOException, InterruptedException {
    current.begin(session);
    // What is announced is announced with the first presence.
    AdHoc.FEATURES.forEach(SmackSettings.discovery(session.smack())::addFeature);
    adHoc.begin(session.smack(), new SessionForms(session));
    courtesies.begin(session.smack(), new SessionCourtesies(session));
    subscriptions.begin(session);
    outbox.online(new SmackWire(session));
    RoomWire wire = new SessionWire(session, ear);
    archive.begin(wire);
    presence.begin(wire);
    // The copies are dropped as they come. XEP-0479 wants every client to ask for them.
    session.sendNow(new Carbon.Enable());
    presence.send(session);
    archive.present();
    rooms.begin(wire);
    outbox.begun();
    begun.run();
  }

  /// The session broke and may be resumed. It stays the current one: what somebody asks over it
  /// meanwhile goes out when it goes on.
  void interrupted() {
    outbox.pause();
  }

  /// It goes on. Presence and roster are as they were (XEP-0198 § 5).
  void resumed() {
    outbox.resume();
    rooms.resumed();
  }

  /// The server ends it because of something that was sent.
  void expelled() {
    outbox.expelled();
  }

  /// It is over, or about to be closed: nothing more is sent.
  void end() {
    archive.end();
    rooms.end();
    courtesies.end();
    outbox.offline();
    current.end();
  }

  /// What others sent that only our own server and account may.
  public Forgeries forgeries() {
    return forgeries;
  }

  /// There will be no other.
  void close() {
    subscriptions.close();
    invitations.close();
    rooms.close();
  }

  /// Whether somebody with that address may run anything by form. As with messages: not ourselves,
  /// not our server, and nobody through a room, where anybody may have any nickname.
  private boolean isHeard(EntityBareJid account, Jid from) {
    return !from.asBareJid().equals(account)
        && !from.equals(account.asDomainBareJid())
        && !rooms.has(from.asBareJid());
  }

  /// Where commands are asked for by form.
  public AdHoc adHoc() {
    return adHoc;
  }

  /// What a room sends in which Herald wants to be is read as that.
  private boolean isInvitation(Message message) {
    return Invitation.isOne(message)
        && message.getFrom() != null
        && !rooms.has(message.getFrom().asBareJid());
  }

  private Optional<Received> received(Message message) {
    if (message.getFrom() != null && rooms.has(message.getFrom().asBareJid())) {
      // Nobody in a room speaks for its archive.
      if (ArchiveResults.isResult(message) && message.getFrom().hasResource()) {
        forgeries.look(message);
      }
      return rooms.read(message);
    }
    forgeries.look(message);
    return ArchiveResults.isResult(message)
        ? archive.result(message)
        : reader
            .read(message)
            .map(this::bounced)
            .map(read -> new Received(read, message.toXML().toString(), archive.id(message)));
  }

  private IncomingMessage bounced(IncomingMessage read) {
    if (read.kind() == IncomingMessage.Kind.ERROR) {
      outbox.bounced(read.id(), read.from(), read.text());
    }
    return read;
  }

  private final class Ear implements SessionEvents, Intake {
    private volatile CompletableFuture<?> kept = CompletableFuture.completedFuture(true);

    @Override
    public void message(Message message, Supplier<String> asItCame) {
      try {
        if (isInvitation(message)) {
          keeps(invitations.take(message));
        } else {
          received(message).ifPresent(this::take);
        }
      } catch (RuntimeException | StackOverflowError e) {
        LOG.error(
            "message {} from {} cannot be taken", message.getStanzaId(), message.getFrom(), e);
        unreadable(String.valueOf(message.getFrom()), asItCame.get());
      } catch (Error e) {
        doubt(e);
        throw e;
      }
    }

    /// What becomes of the message nobody knows: nothing more is acknowledged, and the server gives
    /// it to the next session.
    private synchronized void doubt(Throwable e) {
      kept = CompletableFuture.allOf(kept, CompletableFuture.failedFuture(e));
    }

    private synchronized void keeps(CompletableFuture<?> invitation) {
      kept = CompletableFuture.allOf(kept, invitation);
    }

    private synchronized void take(Received received) {
      CompletableFuture<?> heard = inbox.hear(received, kept);
      kept = CompletableFuture.allOf(kept, heard);
      courtesies.heard(received.message(), heard);
    }

    /// Kept for the operator, who finds it by `herald inbox list`.
    @Override
    public synchronized void unreadable(String from, String stanza) {
      try {
        Journal.Added added = journal.addAside(from, stanza, clock.instant(), kept);
        LOG.error("message {} from {} is put aside: it cannot be read", added.number(), from);
        kept = CompletableFuture.allOf(kept, added.kept());
      } catch (RuntimeException | Error e) {
        doubt(e);
        throw e;
      }
    }

    @Override
    public CompletableFuture<?> kept() {
      return kept;
    }

    /// Or their answers are not acknowledged.
    @Override
    public int waiting() {
      return inbox.waiting() + outbox.size();
    }

    @Override
    public void subscription(Presence stanza) {
      subscriptions.take(stanza);
    }

    @Override
    public void presence(Presence stanza) {
      rooms.presence(stanza);
    }

    @Override
    public void request(IQ request) {
      forgeries.look(request);
    }

    @Override
    public void answer(IQ answer) {
      rooms.answer(answer);
    }

    @Override
    public void acknowledged(StanzaId id) {
      outbox.acknowledged(id);
    }
  }
}
