package im.herald.xmpp.archive;

import java.io.IOException;
import java.time.Duration;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;

/// Asks over one session, for threads that have nothing else to do.
@FunctionalInterface
public interface Questions {
  /// What is answered to `question`. Waits for it, no longer than `patience`.
  ///
  /// @throws XMPPErrorException if that is an error
  /// @throws SmackException if there is no answer
  /// @throws IOException if the session has ended
  IQ answer(IQ question, Duration patience)
      throws SmackException, XMPPErrorException, IOException, InterruptedException;

  /// As [#answer(IQ, Duration)], for an answer of one kind.
  ///
  /// @throws IOException if it is of another kind, too
  default <T extends IQ> T answer(IQ question, Class<T> kind, Duration patience)
      throws SmackException, XMPPErrorException, IOException, InterruptedException {
    IQ answer = answer(question, patience);
    if (!kind.isInstance(answer)) {
      throw new IOException("something else was answered than was asked");
    }
    return kind.cast(answer);
  }
}
