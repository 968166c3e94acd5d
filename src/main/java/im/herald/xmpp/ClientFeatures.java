package im.herald.xmpp;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smackx.caps.EntityCapsManager;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jxmpp.jid.Jid;

/// What people's clients can, as their presence says in short (XEP-0115), in one session. Smack
/// keeps what the short forms mean, at most 1 000 of them.
///
/// Any thread; nobody waits.
final class ClientFeatures {
  private static final int AT_ONCE = 4;

  /// Whoever has so many clients has none that is worth a question.
  private static final int MOST = 1_000;

  private final XMPPConnection smack;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Set<Jid> asked = ConcurrentHashMap.newKeySet();

  ClientFeatures(XMPPConnection smack) {
    this.smack = smack;
  }

  /// Whether the client at `address` is known to have `feature`. One that is not known is asked, so
  /// that it is known the next time.
  boolean has(Jid address, String feature) {
    Optional<DiscoverInfo> known =
        Optional.ofNullable(EntityCapsManager.getDiscoverInfoByUser(address));
    if (known.isEmpty() && saysWhatItCan(address)) {
      ask(address);
    }
    return known.filter(info -> info.containsFeature(feature)).isPresent();
  }

  private static boolean saysWhatItCan(Jid address) {
    return EntityCapsManager.getNodeVerHashByJid(address) != null;
  }

  private void ask(Jid address) {
    if (asked.size() < MOST && !asked.contains(address) && places.tryAcquire()) {
      asked.add(address);
      Thread.ofVirtual()
          .name("client features")
          .start(
              () -> {
                try {
                  // It keeps the answer, if that is what the short form stands for.
                  DiscoverInfo _ = SmackSettings.discovery(smack).discoverInfo(address);
                } catch (SmackException | XMPPErrorException | RuntimeException e) {
                  // Not known, then.
                } catch (InterruptedException e) {
                  throw new IllegalStateException("nobody interrupts this thread", e);
                } finally {
                  places.release();
                }
              });
    }
  }
}
