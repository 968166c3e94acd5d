package im.herald.xmpp;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
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

  /// Nobody keeps others waiting by saying nothing more often than this.
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private static final int MOST_SILENT = 1_000;

  private final CurrentSession current;

  /// When each was asked in vain, as [System#nanoTime]; the first ones are forgotten.
  private final SequencedMap<Jid, Long> silent = new LinkedHashMap<>();

  public ClientTime(CurrentSession current) {
    this.current = current;
  }

  /// How far the client at `address` is from UTC now; empty if it does not say so soon.
  public Optional<ZoneOffset> of(Jid address) throws InterruptedException {
    Optional<Session> session = current.get();
    if (session.isEmpty() || isSilent(address)) {
      return Optional.empty();
    }
    Optional<ZoneOffset> answer = ask(session.get().smack(), address);
    if (answer.isEmpty()) {
      remember(address);
    }
    return answer;
  }

  private boolean isSilent(Jid address) {
    synchronized (silent) {
      Long since = silent.get(address);
      return since != null && System.nanoTime() - since < SILENCE.toNanos();
    }
  }

  private void remember(Jid address) {
    synchronized (silent) {
      silent.putLast(address, System.nanoTime());
      if (silent.size() > MOST_SILENT) {
        silent.pollFirstEntry();
      }
    }
  }

  private static Optional<ZoneOffset> ask(XMPPConnection smack, Jid address)
      throws InterruptedException {
    Time question = Time.builder(smack).to(address).build();
    try (StanzaCollector answers = smack.createStanzaCollectorAndSend(question)) {
      Time answer = answers.nextResultOrThrow(PATIENCE.toMillis());
      return Optional.of(answer.getZonedDateTime().getOffset());
    } catch (SmackException | XMPPErrorException | RuntimeException e) {
      // The answer may be anything that a stranger makes up.
      return Optional.empty();
    }
  }
}
