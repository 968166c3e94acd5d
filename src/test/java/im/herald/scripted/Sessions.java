package im.herald.scripted;

import im.herald.config.AccountConfig;
import im.herald.config.ConnectionConfig;
import im.herald.config.ContactsConfig;
import im.herald.config.PresenceConfig;
import im.herald.config.ProfileConfig;
import im.herald.config.Secret;
import im.herald.config.Security;
import im.herald.inbox.FormDesk;
import im.herald.message.Conversation;
import im.herald.message.OutgoingMessage;
import im.herald.message.Received;
import im.herald.message.Show;
import im.herald.message.StanzaId;
import im.herald.outbox.Bounce;
import im.herald.outbox.Outbox;
import im.herald.proxy.Proxy;
import im.herald.store.JournalEntry;
import im.herald.store.MemoryStore;
import im.herald.store.OutgoingRow;
import im.herald.xmpp.Archive;
import im.herald.xmpp.Bookmarks;
import im.herald.xmpp.ChosenRooms;
import im.herald.xmpp.ConnectionSettings;
import im.herald.xmpp.ConnectionState;
import im.herald.xmpp.CurrentSession;
import im.herald.xmpp.Forgeries;
import im.herald.xmpp.Hearing;
import im.herald.xmpp.Invitations;
import im.herald.xmpp.KeptInMemory;
import im.herald.xmpp.KeptRoomPlaces;
import im.herald.xmpp.KeptValues;
import im.herald.xmpp.LoginOrRegister;
import im.herald.xmpp.PasswordFile;
import im.herald.xmpp.PresenceBroadcast;
import im.herald.xmpp.PublishedProfile;
import im.herald.xmpp.SessionOwner;
import im.herald.xmpp.StrongestLogin;
import im.herald.xmpp.Subscriptions;
import im.herald.xmpp.Supervisor;
import im.herald.xmpp.Tempo;
import im.herald.xmpp.Tombstone;
import im.herald.xmpp.manners.Courtesies;
import im.herald.xmpp.room.Rooms;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/// Herald's own supervisor, sessions and outbox on a scripted server: a bot that hears nothing. It
/// hurries: before each login it waits a five-hundredth of what it should, and remembers that.
final class Sessions implements AutoCloseable {
  private static final EntityBareJid JID =
      JidCreate.entityBareFromOrThrowUnchecked("herald@" + Answers.DOMAIN);

  private static final Duration QUIET = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final MemoryStore store = new MemoryStore();
  private final Outbox outbox = Outbox.start(store.outgoing(), InstantSource.system());
  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final Courtesies courtesies =
      new Courtesies(InstantSource.system(), Duration.ofMillis(1));

  private final KeptValues kept = new KeptInMemory();
  private final Rooms rooms;
  private final SessionOwner owner;
  private final Supervisor supervisor;
  private final Thread loop;

  private Sessions(
      int port,
      Path folder,
      Duration quiet,
      Duration patience,
      Hearing inbox,
      Supplier<FormDesk> forms) {
    this(
        port,
        folder,
        quiet,
        patience,
        inbox,
        forms,
        new ProfileConfig(Optional.empty(), Optional.empty()));
  }

  private Sessions(
      int port,
      Path folder,
      Duration quiet,
      Duration patience,
      Hearing inbox,
      Supplier<FormDesk> forms,
      ProfileConfig profile) {
    CurrentSession current = new CurrentSession();
    AccountConfig account =
        new AccountConfig(
            JID,
            Optional.of(new Secret("secret")),
            false,
            Resourcepart.fromOrThrowUnchecked("herald"));
    rooms = new Rooms(outbox, () -> "!", new KeptRoomPlaces(kept), InstantSource.system());
    owner =
        new SessionOwner(
            JID,
            InstantSource.system(),
            inbox,
            store.journal(),
            new Archive(JID, store.journal(), kept, InstantSource.system(), rooms::has),
            outbox,
            () -> {},
            new PresenceBroadcast(
                kept,
                new PresenceConfig(Show.ONLINE, ""),
                new PublishedProfile(profile, kept),
                current),
            new Subscriptions(new ContactsConfig(List.of(), false), current),
            rooms,
            new Invitations(
                new ChosenRooms(JID, kept, rooms, new Bookmarks(current, kept, rooms)),
                _ -> Optional.empty()),
            forms,
            courtesies,
            current);
    LoginOrRegister login =
        new LoginOrRegister(
            account,
            new ConnectionSettings(JID.asDomainBareJid(), connection(port)),
            new PasswordFile(folder),
            new Tombstone(kept),
            new StrongestLogin(kept, JID, InstantSource.system()));
    Tempo tempo = new Tempo(this::shorter, quiet, patience);
    supervisor = new Supervisor(login, account.resource(), owner, InstantSource.system(), tempo);
    loop = Thread.ofPlatform().name("scripted-session").start(supervisor::run);
  }

  /// As [#on(ScriptedServer, Path)], and what comes goes to `inbox`.
  static Sessions on(ScriptedServer server, Path folder, Hearing inbox) {
    return on(server, folder, inbox, Sessions::noForms);
  }

  /// The same, and commands are asked for by form at `forms`.
  static Sessions on(ScriptedServer server, Path folder, Hearing inbox, Supplier<FormDesk> forms) {
    return new Sessions(server.port(), folder, QUIET, PATIENCE, inbox, forms);
  }

  private static FormDesk noForms() {
    throw new IllegalStateException("nobody asks for a form here");
  }

  /// Logs in, and again after each end.
  static Sessions on(ScriptedServer server, Path folder) {
    return on(server, folder, QUIET, PATIENCE);
  }

  /// As [#on(ScriptedServer, Path)], through a proxy in front of a server.
  static Sessions on(Proxy proxy, Path folder) {
    return new Sessions(proxy.port(), folder, QUIET, PATIENCE, Sessions::nobody, Sessions::noForms);
  }

  /// As [#on(ScriptedServer, Path)], with a liveness check of its own pace.
  static Sessions on(ScriptedServer server, Path folder, Duration quiet, Duration patience) {
    return new Sessions(
        server.port(), folder, quiet, patience, Sessions::nobody, Sessions::noForms);
  }

  /// As [#on(ScriptedServer, Path)], and it shows itself so.
  static Sessions on(ScriptedServer server, Path folder, ProfileConfig profile) {
    return new Sessions(
        server.port(), folder, QUIET, PATIENCE, Sessions::nobody, Sessions::noForms, profile);
  }

  static ConnectionConfig connection(int port) {
    return new ConnectionConfig(
        Optional.of("127.0.0.1"),
        OptionalInt.of(port),
        Security.PLAIN_LOOPBACK,
        Optional.empty(),
        List.of(),
        List.of("PLAIN"));
  }

  private static CompletableFuture<?> nobody(Received message, CompletableFuture<?> before) {
    return CompletableFuture.completedFuture(true);
  }

  private Duration shorter(Duration wait) {
    waits.add(wait);
    return wait.dividedBy(500);
  }

  /// Puts a message into the outbox.
  StanzaId say(String text) {
    OutgoingMessage message =
        OutgoingMessage.to(
            new Conversation.Direct(JidCreate.bareFromOrThrowUnchecked("juliet@example.org")),
            text);
    outbox.put(message);
    return message.id();
  }

  /// What others sent in its own name.
  Forgeries forgeries() {
    return owner.forgeries();
  }

  /// What people are told of their messages.
  Courtesies courtesies() {
    return courtesies;
  }

  /// Its small state.
  KeptValues kept() {
    return kept;
  }

  /// The rooms that it is to be in.
  Rooms rooms() {
    return rooms;
  }

  /// Where it keeps everything.
  MemoryStore store() {
    return store;
  }

  /// What came and was put aside because nobody can read it.
  List<JournalEntry> unreadable() {
    return store.journal().aside();
  }

  /// How many messages the server has not acknowledged.
  int unacknowledged() {
    return outbox.size();
  }

  /// What came back.
  Optional<Bounce> lastBounce() {
    return outbox.lastBounce();
  }

  /// What was put aside.
  List<OutgoingRow> aside() {
    return store.outgoing().aside();
  }

  ConnectionState state() {
    return supervisor.state();
  }

  /// What it should have waited before each login but the first.
  List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public void close() throws InterruptedException {
    supervisor.close(Duration.ofSeconds(5));
    outbox.close();
    store.close();
    loop.join();
  }
}
