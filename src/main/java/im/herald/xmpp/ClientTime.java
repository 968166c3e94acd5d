package im.herald.xmpp;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.StanzaCollector;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smackx.time.packet.Time;
import org.jxmpp.jid.Jid;

/// Asks people's clients how late it is where they are (XEP-0202). From any thread.
public final class ClientTime {
  /// Somebody waits for their answer meanwhile.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final CurrentSession current;

  public ClientTime(CurrentSession current) {
    this.current = current;
  }

  /// How far the client at `address` is from UTC now; empty if it does not say so soon.
  public Optional<ZoneOffset> of(Jid address) throws InterruptedException {
    Optional<Session> session = current.get();
    return session.isEmpty() ? Optional.empty() : ask(session.get().smack(), address);
  }

  private static Optional<ZoneOffset> ask(XMPPConnection smack, Jid address)
      throws InterruptedException {
    Time question = Time.builder(smack).to(address).build();
    try (StanzaCollector answers = smack.createStanzaCollectorAndSend(question)) {
      Time answer = answers.nextResultOrThrow(PATIENCE.toMillis());
      return Optional.of(answer.getZonedDateTime().getOffset());
    } catch (SmackException | XMPPErrorException | ClassCastException e) {
      return Optional.empty();
    }
  }
}
