package im.herald.xmpp.adhoc;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jivesoftware.smack.packet.Stanza;

/// The way to the server in one session.
public interface FormWire {
  /// Puts `stanza` on its way. Waits while the server is slow.
  ///
  /// @throws IOException if the session has ended
  void send(Stanza stanza) throws IOException, InterruptedException;

  /// Complete when the server has dealt with all that was sent before.
  ///
  /// @throws IOException if the session has ended
  CompletableFuture<?> fence() throws IOException, InterruptedException;

  /// What a text in one stanza may take in XML, in octets.
  int textLimit();
}
