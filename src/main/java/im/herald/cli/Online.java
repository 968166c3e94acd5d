package im.herald.cli;

import im.herald.config.ContactsConfig;
import im.herald.config.HeraldConfig;
import im.herald.inbox.FormDesk;
import im.herald.message.Role;
import im.herald.outbox.Outbox;
import im.herald.store.Journal;
import im.herald.xmpp.Archive;
import im.herald.xmpp.Bookmarks;
import im.herald.xmpp.ChosenRooms;
import im.herald.xmpp.ClientTime;
import im.herald.xmpp.ConnectionSettings;
import im.herald.xmpp.ConnectionState;
import im.herald.xmpp.CurrentQuestions;
import im.herald.xmpp.CurrentSession;
import im.herald.xmpp.End;
import im.herald.xmpp.Forgeries;
import im.herald.xmpp.Hearing;
import im.herald.xmpp.Invitations;
import im.herald.xmpp.KeptRoomPlaces;
import im.herald.xmpp.LoginOrRegister;
import im.herald.xmpp.PasswordFile;
import im.herald.xmpp.PresenceBroadcast;
import im.herald.xmpp.PublishedProfile;
import im.herald.xmpp.RosterContacts;
import im.herald.xmpp.ServerBlocklist;
import im.herald.xmpp.SessionAccount;
import im.herald.xmpp.SessionOwner;
import im.herald.xmpp.SessionTally;
import im.herald.xmpp.StrongestLogin;
import im.herald.xmpp.Subscriptions;
import im.herald.xmpp.Supervisor;
import im.herald.xmpp.Tempo;
import im.herald.xmpp.Tombstone;
import im.herald.xmpp.WebTrust;
import im.herald.xmpp.adhoc.AdHoc;
import im.herald.xmpp.manners.Courtesies;
import im.herald.xmpp.room.Rooms;
import im.herald.xmpp.upload.Uploads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jxmpp.jid.BareJid;

/// Everything that needs the server: the account, the roster, presence, and the supervisor that
/// keeps them online.
final class Online {
  private final RosterContacts contacts;
  private final ClientTime clientTime;
  private final ServerBlocklist blocklist;
  private final PresenceBroadcast presence;
  private final SessionAccount account;
  private final Subscriptions subscriptions;
  private final Bookmarks bookmarks;
  private final ChosenRooms rooms;
  private final Invitations invitations;
  private final Forgeries forgeries;
  private final AdHoc adHoc;
  private final Courtesies courtesies;
  private final Uploads uploads;
  private final Supervisor supervisor;

  /// @param journal of what came
  /// @param inbox takes each message that comes
  /// @param prefix what marks a command in a room; asked at each message
  /// @param inviters the role of whoever may invite to rooms; empty for everybody else
  /// @param forms where commands are asked for by form
  /// @param begun is run each time a session begins, and returns at once
  Online(
      HeraldConfig config,
      StoredValues kept,
      Journal journal,
      Outbox outbox,
      Hearing inbox,
      Supplier<FormDesk> forms,
      Runnable begun,
      Supplier<String> prefix,
      Function<BareJid, Optional<Role>> inviters,
      InstantSource clock) {
    CurrentSession session = new CurrentSession();
    this.clientTime = new ClientTime(session);
    this.courtesies = new Courtesies(clock, Courtesies.SOON);
    this.uploads =
        new Uploads(
            new CurrentQuestions(session),
            config.account().jid().asDomainBareJid(),
            new WebTrust(config.connection()));
    this.subscriptions = new Subscriptions(config.contacts(), session);
    this.contacts = new RosterContacts(config.account().jid(), session, subscriptions);
    this.blocklist = new ServerBlocklist(config.account().jid(), session);
    this.presence =
        new PresenceBroadcast(
            kept, config.presence(), new PublishedProfile(config.profile(), kept), session);

    Rooms inRooms = new Rooms(outbox, prefix, new KeptRoomPlaces(kept), clock);
    this.bookmarks = new Bookmarks(session, kept, inRooms);
    this.rooms = new ChosenRooms(config.account().jid(), kept, inRooms, bookmarks);
    this.invitations = new Invitations(rooms, inviters);

    PasswordFile passwords = new PasswordFile(config.store().dir());
    Tombstone tombstone = new Tombstone(kept);
    this.account =
        new SessionAccount(config.account(), session, passwords, tombstone, this::accountGone);

    ConnectionSettings settings =
        new ConnectionSettings(config.account().jid().asDomainBareJid(), config.connection());
    SessionOwner owner =
        new SessionOwner(
            config.account().jid(),
            clock,
            inbox,
            journal,
            new Archive(config.account().jid(), journal, kept, clock, inRooms::has),
            outbox,
            () -> {
              begun.run();
              bookmarks.changed();
            },
            presence,
            subscriptions,
            inRooms,
            invitations,
            forms,
            courtesies,
            session);
    this.forgeries = owner.forgeries();
    this.adHoc = owner.adHoc();
    this.supervisor =
        new Supervisor(
            new LoginOrRegister(
                config.account(),
                settings,
                passwords,
                tombstone,
                new StrongestLogin(kept, config.account().jid(), clock)),
            config.account().resource(),
            owner,
            clock,
            Tempo.usual());
  }

  RosterContacts contacts() {
    return contacts;
  }

  ClientTime clientTime() {
    return clientTime;
  }

  ServerBlocklist blocklist() {
    return blocklist;
  }

  PresenceBroadcast presence() {
    return presence;
  }

  SessionAccount account() {
    return account;
  }

  ChosenRooms rooms() {
    return rooms;
  }

  /// How many invitations to rooms were dropped.
  long droppedInvitations() {
    return invitations.dropped();
  }

  /// Goes by other rules for subscriptions from now on.
  void use(ContactsConfig rules) {
    subscriptions.use(rules);
  }

  Forgeries forgeries() {
    return forgeries;
  }

  AdHoc adHoc() {
    return adHoc;
  }

  /// What people see of their messages beside the answers.
  Courtesies courtesies() {
    return courtesies;
  }

  SessionTally tally() {
    return supervisor.tally();
  }

  /// Where long answers go.
  Uploads uploads() {
    return uploads;
  }

  ConnectionState state() {
    return supervisor.state();
  }

  /// Stays online on the calling thread until there is a reason to stop for good.
  End run() {
    return supervisor.run();
  }

  void close(Duration patience) throws InterruptedException {
    supervisor.close(patience);
    bookmarks.close();
  }

  private void accountGone() {
    supervisor.accountGone();
  }
}
