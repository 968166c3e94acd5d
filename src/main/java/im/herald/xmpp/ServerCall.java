package im.herald.xmpp;

import im.herald.command.CommandFailure;
import im.herald.message.Wording;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.SmackException.NoResponseException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;

/// A question to the server that waits for its answer, and whose failures a person should hear.
interface ServerCall<T> {
  T ask() throws SmackException, XMPPErrorException, InterruptedException;

  /// Asks.
  ///
  /// @throws CommandFailure in the server's words, or saying that it did not answer
  static <T> T answer(ServerCall<T> call) throws CommandFailure, InterruptedException {
    try {
      return call.ask();
    } catch (XMPPErrorException e) {
      throw new CommandFailure(
          Wording.of("The server refused: %s.", ServerWords.of(e.getStanzaError())), e);
    } catch (NoResponseException e) {
      throw new CommandFailure(
          Wording.of(
              "The server did not answer within %d s; whether it did it is unknown.",
              SmackSettings.REPLY_TIMEOUT.toSeconds()),
          e);
    } catch (SmackException e) {
      throw new CommandFailure(
          Wording.of("Herald lost the connection to its server before it answered."), e);
    }
  }
}
