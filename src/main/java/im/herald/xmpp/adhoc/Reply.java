package im.herald.xmpp.adhoc;

import im.herald.command.Answer;
import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;

/// What a request is answered, and what comes after that.
record Reply(IQ answer, Optional<Answer.Ending> then) {
  static Reply of(IQ answer) {
    return new Reply(answer, Optional.empty());
  }
}
