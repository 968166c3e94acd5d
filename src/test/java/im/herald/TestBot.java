package im.herald;

import static org.awaitility.Awaitility.await;

import im.herald.access.Access;
import im.herald.access.Budgets;
import im.herald.access.Claim;
import im.herald.access.ClaimedInMemory;
import im.herald.access.ClaimedOwners;
import im.herald.cli.Chat;
import im.herald.cli.LiveCommands;
import im.herald.command.Command;
import im.herald.config.AccessConfig;
import im.herald.config.Budget;
import im.herald.config.CommandsConfig;
import im.herald.config.CommandsConfig.Acknowledgement;
import im.herald.config.Fallback;
import im.herald.config.JidPattern;
import im.herald.config.Rates;
import im.herald.inbox.Courtesy;
import im.herald.inbox.Handler;
import im.herald.inbox.OtherWays;
import im.herald.message.ArchiveId;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.InvalidJidException;
import im.herald.message.Language;
import im.herald.message.OutgoingMessage;
import im.herald.message.Received;
import im.herald.message.Role;
import im.herald.message.Sender;
import im.herald.message.StanzaId;
import im.herald.outbox.Outbox;
import im.herald.outbox.RecordedWire;
import im.herald.outbox.Standing;
import im.herald.store.MemoryStore;
import im.herald.xmpp.JournaledMessages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/// A whole bot without a network: what is said here goes the real road through filters, lanes,
/// handlers and outbox.
///
/// ```
/// try (TestBot bot = TestBot.with().commands(road -> List.of(new Ping())).start()) {
///   bot.says("juliet@example.org", "ping");
///   assertThat(bot.replies()).containsExactly("pong");
/// }
/// ```
public final class TestBot implements AutoCloseable {
  public static final BareJid SELF = jid("herald@example.org");

  private final MemoryStore store = new MemoryStore();
  private final Outbox outbox = Outbox.start(store.outgoing(), InstantSource.system());
  private final RecordedWire session = RecordedWire.havingAll();
  private final InstantSource clock;
  private final Chat chat;

  private TestBot(Setup setup) {
    this.clock = setup.clock;
    ClaimedOwners claimed = new ClaimedInMemory();
    CommandsConfig commandsConfig =
        new CommandsConfig("!", setup.disabled, setup.allow, Acknowledgement.LINE);
    Access access =
        new Access(
            new AccessConfig(setup.owners, setup.admins, setup.users), commandsConfig, claimed);
    List<LiveCommands> live = new CopyOnWriteArrayList<>();
    Road road =
        new Road(outbox, access, new Claim(access, claimed), () -> live.getFirst().specs(), clock);
    live.add(new LiveCommands(setup.commands.apply(road), commandsConfig));
    this.chat =
        new Chat(
            SELF,
            access,
            new Budgets(setup.budgets, System::nanoTime),
            live.getFirst(),
            setup.handlers,
            () -> setup.fallback,
            () -> Duration.ofDays(1),
            outbox,
            store.journal(),
            new JournaledMessages(JidCreate.entityBareFromOrThrowUnchecked(SELF))::read,
            setup.courtesy,
            OtherWays.NONE,
            () -> Language.ENGLISH,
            clock);
    outbox.online(session);
  }

  public static Setup with() {
    return new Setup();
  }

  /// Somebody says something in a direct chat; comes back when it is dealt with.
  public void says(String from, String text) {
    hearsAndAnswers(message(from, text));
  }

  /// As [#says], before everybody in a room that shows no accounts.
  ///
  /// @param from the room's address with a nickname
  public void saysIn(String from, String text) {
    hearsAndAnswers(messageIn(from, text));
  }

  /// As [#hears], and comes back when it is dealt with.
  public void hearsAndAnswers(IncomingMessage message) {
    hears(message);
    await().atMost(Duration.ofSeconds(40)).until(this::idle);
  }

  /// From now on the bot stands so to `room`. At first it is in none.
  public void stands(String room, Standing standing) {
    outbox.room(jid(room), standing);
  }

  /// Where the bot's messages go. It has a session at first.
  public Outbox outbox() {
    return outbox;
  }

  /// As [#says], but does not wait.
  public void hears(IncomingMessage message) {
    hears(new Received(message, "<message/>", Optional.empty()));
  }

  /// As [#hears], with a place in our archive.
  public void hears(IncomingMessage message, ArchiveId archiveId) {
    hears(new Received(message, "<message/>", Optional.of(archiveId)));
  }

  private void hears(Received received) {
    CompletableFuture<?> _ = chat.inbox().accept(received, CompletableFuture.completedFuture(true));
  }

  /// A message as the session would make it.
  public IncomingMessage message(String from, String text) {
    BareJid person = jid(from);
    return message(Sender.Person.at(person), new Conversation.Direct(person), text);
  }

  /// As [#message], before everybody in a room that shows no accounts.
  public IncomingMessage messageIn(String from, String text) {
    Jid occupant = JidCreate.fromOrThrowUnchecked(from);
    Conversation room = new Conversation.Room(occupant.asBareJid());
    return message(new Sender.Nickname(occupant), room, text);
  }

  private IncomingMessage message(Sender sender, Conversation where, String text) {
    return new IncomingMessage(
        StanzaId.random(),
        where,
        sender,
        Kind.CHAT,
        text,
        Optional.empty(),
        Optional.empty(),
        clock.instant());
  }

  /// What the bot has said since the last time this was asked.
  public List<String> replies() {
    return sent().stream().map(OutgoingMessage::text).toList();
  }

  /// As [#replies], with whom it was said to.
  public List<OutgoingMessage> sent() {
    List<OutgoingMessage> now = List.copyOf(session.sent);
    session.sent.removeAll(now);
    return now;
  }

  /// Where the bot keeps everything.
  public MemoryStore store() {
    return store;
  }

  public Chat chat() {
    return chat;
  }

  public boolean idle() {
    return chat.inbox().busy() == 0 && outbox.size() == 0;
  }

  @Override
  public void close() throws InterruptedException {
    chat.close();
    outbox.close();
    store.close();
  }

  private static BareJid jid(String text) {
    return JidCreate.bareFromOrThrowUnchecked(text);
  }

  /// Who may what, and what there is. Everybody is a user unless said otherwise.
  public static final class Setup {
    private static final Budget FREE = new Budget.Unlimited();

    private final List<JidPattern> owners = new ArrayList<>();
    private final List<JidPattern> admins = new ArrayList<>();
    private List<JidPattern> users = List.of(new JidPattern.Anybody());
    private Set<String> disabled = Set.of();
    private Map<String, Role> allow = Map.of();
    private Fallback fallback = Fallback.HINT;
    private InstantSource clock = InstantSource.system();
    private Function<Road, List<Command>> commands = road -> List.of();
    private List<Handler> handlers = List.of();
    private Courtesy courtesy = Courtesy.NONE;
    private Rates budgets = new Rates(FREE, FREE, FREE, FREE);

    public Setup owner(String pattern) {
      owners.add(pattern(pattern));
      return this;
    }

    public Setup admin(String pattern) {
      admins.add(pattern(pattern));
      return this;
    }

    public Setup users(String... patterns) {
      users = List.of(patterns).stream().map(Setup::pattern).toList();
      return this;
    }

    public Setup disabled(String... names) {
      disabled = Set.of(names);
      return this;
    }

    public Setup allow(Map<String, Role> roles) {
      allow = roles;
      return this;
    }

    public Setup fallback(Fallback value) {
      fallback = value;
      return this;
    }

    public Setup clock(InstantSource value) {
      clock = value;
      return this;
    }

    public Setup commands(Function<Road, List<Command>> value) {
      commands = value;
      return this;
    }

    public Setup handlers(Handler... value) {
      handlers = List.of(value);
      return this;
    }

    public Setup courtesy(Courtesy value) {
      courtesy = value;
      return this;
    }

    public Setup personBudget(int count, Duration per) {
      budgets = new Rates(new Budget.Limited(count, per), FREE, FREE, FREE);
      return this;
    }

    public Setup roomBudget(int count, Duration per) {
      budgets = new Rates(FREE, new Budget.Limited(count, per), FREE, FREE);
      return this;
    }

    public TestBot start() {
      return new TestBot(this);
    }

    private static JidPattern pattern(String text) {
      try {
        return JidPattern.parse(text);
      } catch (InvalidJidException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }
}
