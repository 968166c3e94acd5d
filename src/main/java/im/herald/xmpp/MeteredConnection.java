package im.herald.xmpp;

import im.herald.xmpp.manners.Beside;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jivesoftware.smack.SmackException.NotConnectedException;
import org.jivesoftware.smack.SmackException.OutgoingQueueFullException;
import org.jivesoftware.smack.packet.Bind;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Session;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.TopLevelStreamElement;
import org.jivesoftware.smack.sm.packet.StreamManagement.AckRequest;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.Jid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Smack's connection, which also knows what the server has not acknowledged (XEP-0198 § 4) and
/// keeps everything that is sent within [#MOST].
///
/// Smack's reader and writer lock each other up at about 1 270 stanzas without acknowledgement, so
/// messages wait for room. Answers to requests (ping, version, service discovery) are caused by
/// strangers, so who asks for too many gets none (XEP-0205 § 3).
final class MeteredConnection extends GuardedConnection {
  private static final Logger LOG = LoggerFactory.getLogger(MeteredConnection.class);

  /// Of stanzas without acknowledgement.
  private static final int MOST = 200;

  /// Of these together with requests that are being answered: strangers leave room for messages.
  private static final int MOST_ASKED = 100;

  private static final int FEW = 5;

  /// A request that nobody answered is forgotten then.
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  /// By identity: the same stanza may go out again after a resumption, and an answer has the id
  /// that a stranger chose.
  private final Set<Stanza> unacknowledged = Collections.newSetFromMap(new IdentityHashMap<>());

  /// When the requests came that are being answered.
  private final Deque<Long> requests = new ArrayDeque<>();

  /// Whether the server has begun to acknowledge. Smack forgets that the moment the connection
  /// breaks, and still keeps what it is given then, and sends it again after a resumption.
  private boolean managed;

  /// Guarded by `unacknowledged`.
  private final AcknowledgementQuestions questions = new AcknowledgementQuestions();

  private volatile boolean held;
  private volatile Supplier<CompletableFuture<?>> kept =
      () -> CompletableFuture.completedFuture(true);
  private volatile Consumer<IQ> requested = _ -> {};
  private volatile long lastStanza = System.nanoTime();
  private volatile long lastSign = System.nanoTime();
  private volatile long lastProof = System.nanoTime();

  MeteredConnection(XMPPTCPConnectionConfiguration configuration) {
    super(configuration);
    // Smack would ask in the call that sends, and when only the question does not fit any more, say
    // that the stanza was not sent.
    addRequestAckPredicate(_ -> false);
    addStanzaAcknowledgedListener(SmackBorder.listener(Stanza.class, this::acknowledged));
  }

  private void acknowledged(Stanza stanza) {
    lastSign = System.nanoTime();
    lastProof = lastSign;
    boolean more;
    synchronized (unacknowledged) {
      unacknowledged.remove(stanza);
      more = questions.acknowledged(stanza);
    }
    if (more) {
      askForAcknowledgement();
    }
  }

  /// `told` gets each request from now on, before it is answered or not.
  void whenAsked(Consumer<IQ> told) {
    requested = told;
  }

  /// When the last stanza came, on [System#nanoTime].
  long lastStanza() {
    return lastStanza;
  }

  /// When anything came that shows that the server is there: a stanza, or the acknowledgement of
  /// one.
  long lastSign() {
    return lastSign;
  }

  /// When anything came that shows that the server hears us: an acknowledgement, or an answer.
  long lastProof() {
    return lastProof;
  }

  /// Whether the server owes the acknowledgement of a message with a text.
  boolean isOwed() {
    synchronized (unacknowledged) {
      return unacknowledged.stream().anyMatch(MeteredConnection::isSaid);
    }
  }

  /// What answers nobody may get lost, such as the word that somebody types.
  private static boolean isSaid(TopLevelStreamElement element) {
    return element instanceof Message message && Beside.isAnswer(message);
  }

  /// Asks the server to acknowledge what it has (XEP-0198 § 4). Where that cannot be sent, the
  /// connection breaks, or much else waits that asks again.
  void askForAcknowledgement() {
    try {
      if (isSmEnabled()) {
        super.sendNonBlockingInternal(AckRequest.INSTANCE);
      }
    } catch (NotConnectedException | OutgoingQueueFullException e) {
      LOG.debug("not asked for an acknowledgement: {}", e.getMessage());
    }
  }

  /// Whether another stanza fits: Smack's queue never fills up, and who sends is never held there.
  boolean hasRoom() {
    synchronized (unacknowledged) {
      return unacknowledged.size() < MOST;
    }
  }

  /// Whether its reader or its writer has given up. Whoever waits in a login does not learn it.
  boolean isBroken() {
    return hasCurrentConnectionException();
  }

  /// Answers the server's requests for an acknowledgement only when what `supplied` gives at that
  /// time is complete (XEP-0198 § 4). If it fails, so does the connection.
  void acknowledgesAfter(Supplier<CompletableFuture<?>> supplied) {
    kept = supplied;
  }

  /// The place where Smack lets its reader be replaced.
  @Override
  protected void initDebugger() {
    super.initDebugger();
    reader = new StreamReader(reader, () -> kept.get(), record());
  }

  /// Takes no new stanza until a login has succeeded. A stream that is opened again is in clear at
  /// first, and Smack sends on it whatever it is given.
  void hold() {
    held = true;
  }

  /// Whether it takes nothing until then.
  boolean isHeld() {
    return held;
  }

  @Override
  protected void afterSuccessfulLogin(boolean resumed)
      throws NotConnectedException, InterruptedException {
    held = false;
    synchronized (unacknowledged) {
      questions.begin();
    }
    super.afterSuccessfulLogin(resumed);
  }

  @Override
  protected void sendInternal(TopLevelStreamElement given)
      throws NotConnectedException, InterruptedException {
    TopLevelStreamElement element = brief(given);
    boolean isNew = note(element);
    try {
      super.sendInternal(element);
    } catch (NotConnectedException | InterruptedException | RuntimeException | Error e) {
      forget(isNew, element);
      throw e;
    }
    if (isNew && wantsAcknowledgement(element)) {
      askForAcknowledgement();
    }
  }

  @Override
  protected void sendNonBlockingInternal(TopLevelStreamElement given)
      throws NotConnectedException, OutgoingQueueFullException {
    TopLevelStreamElement element = brief(given);
    boolean isNew = note(element);
    try {
      super.sendNonBlockingInternal(element);
    } catch (NotConnectedException | OutgoingQueueFullException | RuntimeException | Error e) {
      forget(isNew, element);
      throw e;
    }
    if (isNew && wantsAcknowledgement(element)) {
      askForAcknowledgement();
    }
  }

  /// Before it is sent: the acknowledgement may be faster than the return of the call.
  ///
  /// @return whether it was not noted before
  private boolean note(TopLevelStreamElement element) throws NotConnectedException {
    if (!(element instanceof Stanza stanza)) {
      return false;
    }
    synchronized (unacknowledged) {
      boolean known = unacknowledged.contains(stanza);
      if (held && !known && !(stanza instanceof Bind || stanza instanceof Session)) {
        throw new NotConnectedException(this, "the session is interrupted");
      }
      if (stanza instanceof IQ iq && iq.isResponseIQ() && !isOurs(iq.getTo())) {
        requests.poll();
      }
      managed |= isSmEnabled();
      return managed && unacknowledged.add(stanza);
    }
  }

  /// After messages with a text as [AcknowledgementQuestions] have it, and after every few other
  /// stanzas.
  private boolean wantsAcknowledgement(TopLevelStreamElement element) {
    synchronized (unacknowledged) {
      if (!(element instanceof Message message) || !isSaid(message)) {
        return unacknowledged.size() % FEW == 0;
      }
      // The answer to an earlier question may have come already.
      return unacknowledged.contains(message) && questions.sent(message);
    }
  }

  /// It was not sent. One that was noted before goes out by itself.
  private void forget(boolean isNew, TopLevelStreamElement element) {
    if (isNew && element instanceof Stanza stanza) {
      synchronized (unacknowledged) {
        unacknowledged.remove(stanza);
      }
    }
  }

  @Override
  protected void processStanza(Stanza stanza) throws InterruptedException {
    lastStanza = System.nanoTime();
    lastSign = lastStanza;
    if (stanza instanceof IQ iq && iq.isResponseIQ()) {
      lastProof = lastStanza;
    }
    if (!(stanza instanceof IQ request && request.isRequestIQ())) {
      super.processStanza(stanza);
      return;
    }
    requested.accept(request);
    if (isOurs(request.getFrom()) || takesRequest()) {
      super.processStanza(stanza);
    }
  }

  /// What our own server and account ask, such as a roster push, is always heard.
  private boolean isOurs(@Nullable Jid from) {
    return from == null
        || from.equals(getXMPPServiceDomain())
        || (getUser() != null && from.equals(getUser().asEntityBareJid()));
  }

  private boolean takesRequest() {
    long now = System.nanoTime();
    synchronized (unacknowledged) {
      while (!requests.isEmpty() && now - requests.peek() > LONGEST_ANSWER.toNanos()) {
        requests.poll();
      }
      if (unacknowledged.size() + requests.size() >= MOST_ASKED) {
        return false;
      }
      requests.add(now);
      return true;
    }
  }
}
