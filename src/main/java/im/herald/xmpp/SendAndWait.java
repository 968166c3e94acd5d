package im.herald.xmpp;

import im.herald.message.IncomingMessage;
import im.herald.message.OutgoingMessage;
import im.herald.message.StanzaId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.parts.Resourcepart;

/// `herald send`: a short session beside that of the daemon, if there is one. It sends no presence,
/// so nothing that is meant for the daemon comes here.
public final class SendAndWait {
  private final EntityBareJid account;
  private final LoginOrRegister login;
  private final Resourcepart resource;

  /// @param resource the daemon's; the session takes one beside it
  public SendAndWait(EntityBareJid account, LoginOrRegister login, Resourcepart resource) {
    this.account = account;
    this.login = login;
    this.resource = resource;
  }

  /// Sends all of `messages` and waits until the server has taken them: it answers a ping only
  /// after everything that came before (RFC 6120 § 10.1).
  ///
  /// @return those that came back by then, and what was said about them; empty if none did
  /// @throws LoginFailedException if there was no session
  /// @throws IOException if it ended before the server had answered: then nobody knows
  public Map<StanzaId, String> send(List<OutgoingMessage> messages)
      throws LoginFailedException, IOException, InterruptedException {
    Bounces bounces = new Bounces(new StanzaReader(account, InstantSource.system()));
    Resourcepart beside =
        Resourcepart.fromOrThrowUnchecked(resource + "-send-" + StanzaId.random());
    Session session = login.login(beside, bounces);
    try {
      for (OutgoingMessage message : messages) {
        session.send(StanzaWriter.write(message));
      }
      if (!session.ping(SmackSettings.REPLY_TIMEOUT)) {
        throw new IOException("the server did not say that it has taken the messages");
      }
      return Map.copyOf(bounces.reasons);
    } finally {
      session.close();
    }
  }

  /// Hears only what comes back.
  private static final class Bounces implements SessionEvents {
    private final StanzaReader reader;
    private final Map<StanzaId, String> reasons = new ConcurrentHashMap<>();

    Bounces(StanzaReader reader) {
      this.reader = reader;
    }

    @Override
    public void message(Message message) {
      reader
          .read(message)
          .filter(read -> read.kind() == IncomingMessage.Kind.ERROR)
          .ifPresent(error -> reasons.put(error.id(), error.text()));
    }

    @Override
    public void subscription(Presence presence) {
      // The daemon's business.
    }

    @Override
    public void acknowledged(StanzaId id) {
      // The ping says it for all.
    }
  }
}
