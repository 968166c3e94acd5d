package im.herald.xmpp;

import java.io.IOException;
import java.util.Optional;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;

/// Something that waits in Smack.
interface SmackCall {
  void run()
      throws LoginFailedException, SmackException, XMPPException, IOException, InterruptedException;

  /// Runs it.
  ///
  /// @return what came of it; empty if it went well
  default Optional<Exception> outcome() {
    try {
      run();
      return Optional.empty();
    } catch (InterruptedException e) {
      // Smack says so, too, when a queue of its own is shut down.
      return Optional.of(new IOException("the connection was closed", e));
    } catch (Exception e) {
      return Optional.of(e);
    } catch (Error e) {
      return Optional.of(new IllegalStateException(e));
    }
  }
}
