package im.herald.xmpp;

import im.herald.xmpp.archive.Questions;
import java.io.IOException;
import java.time.Duration;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;

/// Asks over whatever session is there.
public record CurrentQuestions(CurrentSession current) implements Questions {
  @Override
  public IQ answer(IQ question, Duration patience)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    Session session =
        current.get().orElseThrow(() -> new IOException("there is no session at the moment"));
    return SessionWire.answer(session, question, patience);
  }
}
