package im.herald.xmpp.adhoc;

import im.herald.command.Answer;
import im.herald.inbox.FormDesk;
import im.herald.message.Conversation;
import im.herald.message.OutgoingMessage;
import im.herald.message.Sender;
import im.herald.message.Wording;
import im.herald.outbox.Outbox;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler.Mode;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears requests for commands (XEP-0050) in every session, and answers each in time.
///
/// Smack's thread hands over and goes on. Each request has two threads: one runs the command, the
/// other waits for it as long as a command may take, and answers, with or without it.
public final class AdHoc {
  /// What is announced (XEP-0050 § 2.1, XEP-0004 § 4).
  public static final List<String> FEATURES = List.of(CommandRequest.NAMESPACE, CommandReader.FORM);

  private static final Logger LOG = LoggerFactory.getLogger(AdHoc.class);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Supplier<FormDesk> desk;
  private final Outbox outbox;
  private final Predicate<Jid> isHeard;
  private final OpenForms open;
  private final Places places = new Places();
  private final Discovery discovery;

  /// @param desk which there is when the first session begins
  /// @param outbox for whoever must be told more when they have their answer
  /// @param isHeard whether somebody with that address may run anything at all
  public AdHoc(
      Supplier<FormDesk> desk, Outbox outbox, Predicate<Jid> isHeard, InstantSource clock) {
    this.desk = desk;
    this.outbox = outbox;
    this.isHeard = isHeard;
    this.open = new OpenForms(clock);
    this.discovery = new Discovery(desk, this::sender);
  }

  /// For the one place that sets Smack's statics.
  public static void register() {
    ProviderManager.addIQProvider(
        CommandRequest.ELEMENT, CommandRequest.NAMESPACE, new CommandReader());
  }

  /// Hears what comes on `connection` from now on, and answers by `wire`.
  public void begin(XMPPConnection connection, FormWire wire) {
    discovery.begin(connection);
    connection.registerIQRequestHandler(
        new AbstractIqRequestHandler(
            CommandRequest.ELEMENT, CommandRequest.NAMESPACE, IQ.Type.set, Mode.sync) {
          @Override
          public @Nullable IQ handleIQRequest(IQ request) {
            return take((CommandRequest) request, wire);
          }
        });
  }

  /// Waits until every request is answered that came so far.
  ///
  /// @return false if some are not after `patience`
  public boolean drain(Duration patience) throws InterruptedException {
    return places.awaitEmpty(patience);
  }

  private Optional<Sender> sender(IQ request) {
    return Optional.ofNullable(request.getFrom()).filter(isHeard).map(Sender.Person::at);
  }

  /// @return the answer, if there is one at once
  private @Nullable IQ take(CommandRequest request, FormWire wire) {
    Optional<Sender> sender = sender(request);
    if (sender.isEmpty()) {
      return CommandError.NO_SUCH_COMMAND.to(request);
    }
    if (!places.take(sender.get().address().asBareJid())) {
      return CommandError.TOO_MUCH.to(request);
    }
    Thread.ofVirtual()
        .name("form of " + sender.get().address())
        .start(() -> serve(request, sender.get(), wire));
    return null;
  }

  private void serve(CommandRequest request, Sender sender, FormWire wire) {
    try {
      Reply reply = reply(request, sender, wire);
      wire.send(reply.answer());
      LOG.debug("{} was answered about {}", sender.address(), request.node());
      if (reply.then().isPresent()) {
        end(reply.then().get(), request, sender, wire);
      }
    } catch (IOException e) {
      LOG.info("{} gets no answer about {}: {}", sender.address(), request.node(), e.getMessage());
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts who waits for a command", e);
    } finally {
      places.free(sender.address().asBareJid());
    }
  }

  private Reply reply(CommandRequest request, Sender sender, FormWire wire)
      throws InterruptedException {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Texts texts = new Texts(wire::textLimit, desk.get().language(request.locale()));
    Dialogue dialogue = new Dialogue(desk.get(), open, texts);
    Thread runs =
        Thread.ofVirtual()
            .name("command of " + sender.address())
            .start(() -> run(dialogue, request, sender, reply));
    try {
      return reply.get(desk.get().deadline().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      Reply late = Reply.of(late(request, texts));
      if (!reply.complete(late)) {
        return reply.join();
      }
      runs.interrupt();
      return late;
    } catch (ExecutionException e) {
      LOG.error("a bug in the answer to {} about {}", sender.address(), request.node(), e);
      return Reply.of(CommandError.BUG.to(request));
    }
  }

  private static void run(
      Dialogue dialogue, CommandRequest request, Sender sender, CompletableFuture<Reply> reply) {
    try {
      reply.complete(dialogue.answer(request, sender));
    } catch (Throwable bug) {
      // Whoever waits must get an answer, whatever happens here.
      reply.completeExceptionally(bug);
    }
  }

  private IQ late(CommandRequest request, Texts texts) {
    return CommandResult.completed(
        request,
        texts.language(),
        request.session().orElse(""),
        Optional.of(
            new CommandResult.Note(
                CommandResult.Note.Type.ERROR,
                texts.said(
                    Wording.of(
                        "`%s` took longer than %d s and was given up.",
                        request.node().replace('/', ' '), desk.get().deadline().toSeconds())))));
  }

  /// The answer first: what comes now ends the session.
  private void end(Answer.Ending ending, CommandRequest request, Sender sender, FormWire wire)
      throws IOException, InterruptedException {
    try {
      wire.fence().get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.info("{} may not have got the answer before the end", sender.address());
    }
    desk.get()
        .end(ending)
        .ifPresent(
            reason ->
                outbox.put(
                    OutgoingMessage.to(
                        new Conversation.Direct(sender.address()),
                        reason.in(desk.get().language(request.locale())))));
  }
}
