package im.herald;

import static org.awaitility.Awaitility.await;

import im.herald.access.Access;
import im.herald.access.Budgets;
import im.herald.access.Claim;
import im.herald.access.ClaimedOwners;
import im.herald.cli.Chat;
import im.herald.cli.LiveCommands;
import im.herald.command.Command;
import im.herald.command.CommandSpec;
import im.herald.config.AccessConfig;
import im.herald.config.Budget;
import im.herald.config.BudgetsConfig;
import im.herald.config.CommandsConfig;
import im.herald.config.Fallback;
import im.herald.config.JidPattern;
import im.herald.inbox.Handler;
import im.herald.message.ArchiveId;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.message.OutgoingMessage;
import im.herald.message.Received;
import im.herald.message.Role;
import im.herald.message.Sender;
import im.herald.message.StanzaId;
import im.herald.outbox.Outbox;
import im.herald.outbox.Wire;
import im.herald.store.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jxmpp.jid.BareJid;

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
  private final List<OutgoingMessage> sent = new CopyOnWriteArrayList<>();
  private final InstantSource clock;
  private final Chat chat;

  private TestBot(Setup setup) {
    this.clock = setup.clock;
    ClaimedOwners claimed = new ClaimedInMemory();
    CommandsConfig commandsConfig = new CommandsConfig("!", setup.disabled, setup.allow);
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
            clock);
    outbox.online(new Recorder());
  }

  public static Setup with() {
    return new Setup();
  }

  /// Somebody says something in a direct chat; comes back when it is dealt with.
  public void says(String from, String text) {
    hears(message(from, text));
    await().atMost(Duration.ofSeconds(40)).until(this::idle);
  }

  /// As [#says], but does not wait.
  public void hears(IncomingMessage message) {
    CompletableFuture<?> _ =
        chat.inbox().accept(new Received(message, "<message/>", Optional.empty()));
  }

  /// As [#hears], with a place in our archive.
  public void hears(IncomingMessage message, ArchiveId archiveId) {
    CompletableFuture<?> _ =
        chat.inbox().accept(new Received(message, "<message/>", Optional.of(archiveId)));
  }

  /// A message as the session would make it.
  public IncomingMessage message(String from, String text) {
    BareJid person = jid(from);
    return new IncomingMessage(
        StanzaId.random(),
        new Conversation.Direct(person),
        Sender.Person.at(person),
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
    List<OutgoingMessage> now = List.copyOf(sent);
    sent.removeAll(now);
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
    try {
      return Jids.bare(text);
    } catch (InvalidJidException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// What commands under test are made from.
  public record Road(
      Outbox outbox,
      Access access,
      Claim claim,
      Supplier<List<CommandSpec>> commands,
      InstantSource clock) {}

  /// Who may what, and what there is. Everybody is a user unless said otherwise.
  public static final class Setup {
    private final List<JidPattern> owners = new ArrayList<>();
    private final List<JidPattern> admins = new ArrayList<>();
    private List<JidPattern> users = List.of(new JidPattern.Anybody());
    private Set<String> disabled = Set.of();
    private Map<String, Role> allow = Map.of();
    private Fallback fallback = Fallback.HINT;
    private InstantSource clock = InstantSource.system();
    private Function<Road, List<Command>> commands = road -> List.of();
    private List<Handler> handlers = List.of();
    private BudgetsConfig budgets =
        new BudgetsConfig(
            new Budget.Unlimited(),
            new Budget.Unlimited(),
            new Budget.Unlimited(),
            new Budget.Unlimited());

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

    public Setup personBudget(int count, Duration per) {
      Budget rest = new Budget.Unlimited();
      budgets = new BudgetsConfig(new Budget.Limited(count, per), rest, rest, rest);
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

  private final class Recorder implements Wire {
    @Override
    public void send(OutgoingMessage message, Optional<Instant> delayedSince) {
      sent.add(message);
    }

    @Override
    public boolean acknowledges() {
      return false;
    }

    @Override
    public CompletableFuture<Boolean> fence() {
      return CompletableFuture.completedFuture(true);
    }
  }

  private static final class ClaimedInMemory implements ClaimedOwners {
    private final Set<BareJid> owners = new CopyOnWriteArraySet<>();

    @Override
    public Set<BareJid> all() {
      return Set.copyOf(owners);
    }

    @Override
    public void add(BareJid jid) {
      owners.add(jid);
    }
  }
}
