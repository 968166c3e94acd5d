package im.herald.cli;

import im.herald.access.Access;
import im.herald.access.Budgets;
import im.herald.builtin.BuiltinCommands;
import im.herald.command.Answer;
import im.herald.config.Fallback;
import im.herald.inbox.CommandHandler;
import im.herald.inbox.Courtesy;
import im.herald.inbox.FallbackHandler;
import im.herald.inbox.Filters;
import im.herald.inbox.FormDesk;
import im.herald.inbox.Guard;
import im.herald.inbox.GuardedHandler;
import im.herald.inbox.Handler;
import im.herald.inbox.Inbox;
import im.herald.inbox.Incidents;
import im.herald.inbox.OpenQuestions;
import im.herald.inbox.OtherWays;
import im.herald.inbox.Outcome;
import im.herald.inbox.Traffic;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.Language;
import im.herald.message.Role;
import im.herald.message.Sender;
import im.herald.message.StanzaId;
import im.herald.message.Wording;
import im.herald.outbox.Outbox;
import im.herald.store.Journal;
import im.herald.store.JournalEntry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jxmpp.jid.BareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens to a message between the session and the outbox: which filters, which handlers, in
/// which order. Knows no network.
public final class Chat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chat.class);

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final BareJid self;
  private final InstantSource clock;
  private final Incidents incidents = new Incidents();
  private final Traffic traffic = new Traffic();
  private final Guard guard = new Guard(DEADLINE, incidents);
  private final CommandHandler commandHandler;
  private final Inbox inbox;
  private final FormDesk forms;
  private final Supplier<Language> language;

  /// @param self Herald's own address
  /// @param others handlers from plug-ins, in order
  /// @param fallback asked at each message
  /// @param maxAge likewise: what is older is not run
  /// @param reader of messages in the journal
  /// @param courtesy is told what becomes of messages
  /// @param otherWays to answer than by words
  /// @param language for those who ask for none, asked at each message
  public Chat(
      BareJid self,
      Access access,
      Budgets budgets,
      LiveCommands commands,
      List<Handler> others,
      Supplier<Fallback> fallback,
      Supplier<Duration> maxAge,
      Outbox outbox,
      Journal journal,
      Function<JournalEntry, Optional<IncomingMessage>> reader,
      Courtesy courtesy,
      OtherWays otherWays,
      Supplier<Language> language,
      InstantSource clock) {
    this.language = language;
    this.self = self;
    this.clock = clock;
    this.commandHandler = new CommandHandler(commands::parser, access, guard);
    OpenQuestions questions = new OpenQuestions(guard, clock);

    // A code is no command, so questions come first; plug-ins cannot take a command away; and the
    // fallback gets what is left.
    List<Handler> handlers = new ArrayList<>();
    handlers.add(questions);
    handlers.add(commandHandler);
    others.forEach(handler -> handlers.add(new GuardedHandler(handler, guard)));
    handlers.add(new FallbackHandler(fallback, commands::registry, clock));

    this.inbox =
        new Inbox(
            journal,
            reader,
            traffic.counted(Filters.of(self, maxAge, budgets, clock)),
            handlers.stream().map(traffic::counted).toList(),
            access,
            outbox,
            questions,
            guard,
            incidents,
            courtesy,
            otherWays,
            language);
    this.forms =
        new FormDesk(
            commands::registry,
            spec -> BuiltinCommands.isOfUse(spec, access),
            commandHandler,
            access,
            budgets,
            guard,
            DEADLINE,
            language);
  }

  public Inbox inbox() {
    return inbox;
  }

  public Traffic traffic() {
    return traffic;
  }

  /// Where commands are asked for by form.
  public FormDesk forms() {
    return forms;
  }

  /// The last bug, for `status`.
  public Optional<String> lastError() {
    return incidents.last();
  }

  /// How many bugs there were.
  public long errors() {
    return incidents.count();
  }

  /// Runs a command that the operator wrote into the configuration, and returns its answer.
  ///
  /// @return empty if it could not be done, or answered nothing that can be sent; the log says why
  public Optional<String> runForOperator(String text) throws InterruptedException {
    IncomingMessage call =
        new IncomingMessage(
            StanzaId.random(),
            new Conversation.Direct(self),
            Sender.Person.at(self),
            Kind.CHAT,
            text,
            Optional.empty(),
            Optional.empty(),
            clock.instant());
    Outcome outcome = commandHandler.handle(call, Role.OWNER);
    if (outcome instanceof Outcome.Replied(Answer.Text(Wording answer, _))) {
      return Optional.of(answer.in(language.get()));
    }
    if (outcome instanceof Outcome.Replied(Answer.Done(Wording answer))) {
      return Optional.of(answer.in(language.get()));
    }
    // What ends the session or wants a confirmation is nobody's timed message.
    incidents.unseen(
        "the configured command \"%s\" gave nothing to send%s"
            .formatted(
                text, outcome instanceof Outcome.Refused(Wording reason) ? ": " + reason : ""));
    return Optional.empty();
  }

  @Override
  public void close() {
    if (inbox.late() > 0) {
      LOG.info("{} messages came late and wait for the next start", inbox.late());
    }
    guard.close();
  }
}
