package im.herald.xmpp;

import im.herald.xmpp.archive.Intake;
import im.herald.xmpp.room.RoomWire;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.StanzaCollector;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.filter.IQReplyFilter;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;

/// One session, for those who ask archives and are in rooms.
final class SessionWire implements RoomWire {
  private final Session session;
  private final Intake intake;

  SessionWire(Session session, Intake intake) {
    this.session = session;
    this.intake = intake;
  }

  @Override
  public void send(Stanza stanza) throws IOException {
    session.sendNow(stanza);
  }

  @Override
  public IQ answer(IQ question, Duration patience)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    return answer(session, question, patience);
  }

  /// Sends by the session, since Smack may not come back from sending. Answers count only from whom
  /// was asked, or from our own server for it.
  static IQ answer(Session session, IQ question, Duration patience)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    StanzaCollector collector =
        session.smack().createStanzaCollector(new IQReplyFilter(question, session.smack()));
    try {
      session.send(question);
      return collector.nextResultOrThrow(patience.toMillis());
    } finally {
      collector.cancel();
    }
  }

  @Override
  public CompletableFuture<?> kept() {
    return intake.kept();
  }

  @Override
  public int waiting() {
    return intake.waiting();
  }
}
