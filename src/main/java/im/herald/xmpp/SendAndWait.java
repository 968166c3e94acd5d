package im.herald.xmpp;

import im.herald.config.AccountConfig;
import im.herald.config.Secret;
import im.herald.message.IncomingMessage;
import im.herald.message.OutgoingMessage;
import im.herald.message.StanzaId;
import im.herald.xmpp.LoginFailure.NotAuthorized;
import im.herald.xmpp.LoginFailure.Refused;
import im.herald.xmpp.StrongestLogin.KeptLogin;
import im.herald.xmpp.sasl.LoginMethod;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.parts.Resourcepart;

/// `herald send`: a short session beside that of the daemon, if there is one. It sends no presence,
/// so nothing that is meant for the daemon comes here.
public final class SendAndWait {
  private final AccountConfig account;
  private final ConnectionSettings settings;
  private final PasswordFile file;
  private final Optional<LoginMethod> before;

  /// @param file is read only: the daemon may be changing it
  /// @param kept how the daemon has logged in
  public SendAndWait(
      AccountConfig account,
      ConnectionSettings settings,
      PasswordFile file,
      Optional<KeptLogin> kept) {
    this.before = kept.map(KeptLogin::method);
    this.account = account;
    this.settings = settings;
    this.file = file;
  }

  /// Sends all of `messages` and waits until the server has taken them: it answers a ping only
  /// after everything that came before (RFC 6120 § 10.1).
  ///
  /// @return those that came back by then, and what was said about them; empty if none did
  /// @throws LoginFailedException if there was no session
  /// @throws IOException if it ended before the server had answered: then nobody knows
  public Map<StanzaId, String> send(List<OutgoingMessage> messages)
      throws LoginFailedException, IOException, InterruptedException {
    Bounces bounces = new Bounces(new StanzaReader(account.jid(), InstantSource.system()));
    Session session = login(bounces);
    try {
      for (OutgoingMessage message : messages) {
        session.send(StanzaWriter.write(message, Optional.empty()));
      }
      if (!session.ping(SmackSettings.REPLY_TIMEOUT)) {
        throw new IOException("the server did not say that it has taken the messages");
      }
      return Map.copyOf(bounces.reasons);
    } finally {
      session.close(Link.GOODBYE);
    }
  }

  /// Beside the daemon, so with a resource of its own; and it settles nothing: which of two
  /// passwords counts is for the daemon to find out.
  private Session login(SessionEvents events) throws LoginFailedException, InterruptedException {
    Resourcepart beside =
        Resourcepart.fromOrThrowUnchecked(account.resource() + "-send-" + StanzaId.random());
    LoginFailedException refused =
        new LoginFailedException(
            new NotAuthorized(
                "there is no password for %s; herald register makes one".formatted(account.jid())));
    for (Secret password : passwords()) {
      try {
        Login login = new Login(account.jid(), password, beside);
        return Session.login(settings.open(before), login, events);
      } catch (LoginFailedException e) {
        if (!(e.failure() instanceof NotAuthorized)) {
          throw e;
        }
        refused = e;
      }
    }
    throw refused;
  }

  private List<Secret> passwords() throws LoginFailedException {
    if (account.password().isPresent()) {
      return List.of(account.password().get());
    }
    try {
      return file.candidates();
    } catch (IOException e) {
      throw new LoginFailedException(
          new Refused(
              "%s cannot be read; run this as the user that runs Herald".formatted(file.path())),
          e);
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
    public void message(Message message, Supplier<String> asItCame) {
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
