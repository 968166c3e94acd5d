package im.herald.xmpp;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.packet.TopLevelStreamElement;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jivesoftware.smack.xml.XmlPullParser.Event;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Smack's connection, of which no stanza ends the reader, the writer or the listeners: Smack does
/// not expect each of its own hundreds of readers, writers and handlers to fail.
abstract class GuardedConnection extends BoundConnection {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedConnection.class);

  /// As many as Smack would run at once.
  private static final int PLACES = 8;

  private final StanzaRecord record = new StanzaRecord();
  private final ThreadPoolExecutor beside = beside();
  private volatile Consumer<Throwable> unreadable = _ -> {};
  private volatile Consumer<Message> messages = _ -> {};
  private volatile Runnable torn = () -> {};
  private volatile boolean isTorn;

  GuardedConnection(XMPPTCPConnectionConfiguration configuration) {
    super(configuration);
  }

  /// Its threads end by themselves, as nobody knows when the last of Smack's work has come.
  private static ThreadPoolExecutor beside() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            PLACES,
            PLACES,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofVirtual().name("beside the reader").factory());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  /// Of the stanza that is being read. For the thread that reads.
  StanzaRecord record() {
    return record;
  }

  /// Tells of each message, on the thread that reads, so that [#record] still has it.
  void whenMessage(Consumer<Message> told) {
    messages = told;
  }

  /// Tells of each stanza that cannot be read; [#record] has it.
  void whenUnreadable(Consumer<Throwable> told) {
    unreadable = told;
    setParsingExceptionCallback(stanza -> unread(stanza.getParsingException()));
  }

  /// Tells of a stanza of which only a part came before the connection broke.
  void whenTorn(Runnable told) {
    torn = told;
  }

  /// Whether there was such a stanza. Smack counts it as handled, so that a resumption would lose
  /// it: the server would not send it again (XEP-0198 § 5).
  boolean isTorn() {
    return isTorn;
  }

  private void unread(Throwable why) {
    if (reader instanceof StreamReader stream && stream.isOver()) {
      isTorn = true;
      torn.run();
    } else {
      unreadable.accept(why);
    }
  }

  /// A stanza at which reading fails in an unexpected way cannot be read, like one in which there
  /// is a mistake.
  @Override
  protected void parseAndProcessStanza(XmlPullParser parser) throws InterruptedException {
    if (!(parser instanceof BoundedParser bounded)) {
      throw new IllegalStateException("the stream is read by another parser than Herald's");
    }
    bounded.enterStanza();
    try {
      takeStanza(parser);
    } finally {
      bounded.leaveStanza();
    }
  }

  private void takeStanza(XmlPullParser parser) throws InterruptedException {
    int depth = parser.getDepth();
    try {
      super.parseAndProcessStanza(parser);
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      leave(parser, depth);
      unread(e);
    }
  }

  private static void leave(XmlPullParser parser, int depth) {
    try {
      while (parser.getDepth() > depth || parser.getEventType() != Event.END_ELEMENT) {
        parser.next();
      }
    } catch (XmlPullParserException | IOException e) {
      LOG.debug("the stream ends in that stanza: {}", e.getMessage());
    }
  }

  /// None of Smack's listeners wants a message that has nothing but a text, and to find that out
  /// would take it two threads.
  @Override
  protected void processStanza(Stanza stanza) throws InterruptedException {
    if (stanza instanceof Message message) {
      SmackBorder.handOver(() -> messages.accept(message));
      if (message.getExtensions().stream().allMatch(Message.Body.class::isInstance)) {
        return;
      }
    }
    super.processStanza(stanza);
  }

  /// Not on Smack's own threads: each exception would cost one of its few places, and a flood makes
  /// a hundred of them.
  @Override
  protected void asyncGoLimited(Runnable runnable) {
    beside.execute(() -> SmackBorder.handOver(runnable));
  }

  /// `element` as it is sent. An error does not repeat the request (RFC 6120 § 8.3.1 lets one
  /// choose): Smack cannot write all that it reads, and strangers would choose how much we say.
  static TopLevelStreamElement brief(TopLevelStreamElement element) {
    return element instanceof ErrorIQ error
        ? ErrorIQ.builder(
                error.getError(),
                StanzaBuilder.buildIqData(error.getStanzaId()).ofType(IQ.Type.error))
            .to(error.getTo())
            .build()
        : element;
  }
}
