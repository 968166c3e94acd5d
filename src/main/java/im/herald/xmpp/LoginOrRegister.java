package im.herald.xmpp;

import im.herald.config.AccountConfig;
import im.herald.config.Secret;
import im.herald.xmpp.LoginFailure.AccountDeleted;
import im.herald.xmpp.LoginFailure.NotAuthorized;
import im.herald.xmpp.LoginFailure.Refused;
import im.herald.xmpp.LoginFailure.Unavailable;
import im.herald.xmpp.RegistrationResult.AlreadyExists;
import im.herald.xmpp.RegistrationResult.NeedsHuman;
import im.herald.xmpp.RegistrationResult.NotOffered;
import im.herald.xmpp.RegistrationResult.Registered;
import im.herald.xmpp.RegistrationResult.Unreachable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jxmpp.jid.parts.Resourcepart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way into the account: with the password that there is, and with a new account where there is
/// none and the configuration allows it.
///
/// Not for several threads at once.
public final class LoginOrRegister {
  private static final Logger LOG = LoggerFactory.getLogger(LoginOrRegister.class);

  private final AccountConfig account;
  private final ConnectionSettings settings;
  private final PasswordFile file;
  private final Tombstone tombstone;
  private final StrongestLogin strongest;
  private boolean knownToExist;

  public LoginOrRegister(
      AccountConfig account,
      ConnectionSettings settings,
      PasswordFile file,
      Tombstone tombstone,
      StrongestLogin strongest) {
    this.account = account;
    this.settings = settings;
    this.file = file;
    this.tombstone = tombstone;
    this.strongest = strongest;
  }

  /// Logs in, and registers first if need be.
  ///
  /// A login is tried before a registration, so that a wrong password is not mistaken for a missing
  /// account. Once the account has logged in, in this process or before, it is not registered any
  /// more: if it vanished it was taken away, and whoever says so may be somebody in between who
  /// would like to be given its password (XEP-0077 sends it as it is).
  Session login(Resourcepart resource, SessionEvents events)
      throws LoginFailedException, InterruptedException {
    try {
      if (tombstone.isCertain()) {
        throw deleted();
      }
      Session session = loginOrRegister(resource, events);
      knownToExist = true;
      return kept(session, tombstone::clear);
    } catch (IOException e) {
      throw new LoginFailedException(
          new Refused("the password file %s cannot be used: %s".formatted(file.path(), e)), e);
    }
  }

  private Session loginOrRegister(Resourcepart resource, SessionEvents events)
      throws LoginFailedException, InterruptedException, IOException {
    List<Secret> passwords = passwords();
    Optional<LoginFailedException> refused = Optional.empty();
    for (Secret password : passwords) {
      try {
        return login(password, resource, events);
      } catch (LoginFailedException e) {
        if (!(e.failure() instanceof NotAuthorized)) {
          throw e;
        }
        refused = Optional.of(e);
      }
    }
    if (refused.isPresent() && tombstone.isAsked()) {
      tombstone.confirm();
      throw deleted();
    }
    if (!account.registerIfMissing()) {
      throw refused.orElseGet(this::noPassword);
    }
    if (knownToExist || strongest.before().isPresent()) {
      throw new LoginFailedException(new NotAuthorized(after(refused, notAgain())));
    }
    RegistrationResult result = register(passwords);
    if (result instanceof Registered) {
      return login(passwords().getFirst(), resource, events);
    }
    throw new LoginFailedException(failure(result, refused));
  }

  private Session login(Secret password, Resourcepart resource, SessionEvents events)
      throws LoginFailedException, InterruptedException, IOException {
    Session session =
        Session.login(
            settings.open(strongest.before()),
            new Login(account.jid(), password, resource),
            events);
    return kept(session, () -> note(session, password));
  }

  private void note(Session session, Secret password) throws IOException {
    strongest.took(session.chosenLogin());
    if (account.password().isEmpty()) {
      file.settle(password);
    }
  }

  /// Writes down what the login has shown. If that fails nobody gets the session, so it must not
  /// stay open.
  private static Session kept(Session session, Note note) throws IOException {
    try {
      note.write();
      return session;
    } catch (IOException | RuntimeException e) {
      session.discard();
      throw e;
    }
  }

  private interface Note {
    void write() throws IOException;
  }

  /// Registers the account, as `herald register` does: also one that was deleted from chat.
  public RegistrationResult register() throws IOException, InterruptedException {
    RegistrationResult result = register(passwords());
    if (result instanceof Registered) {
      tombstone.clear();
      strongest.forget();
    }
    return result;
  }

  /// @param passwords the first is given to the server; if there is none, one is made and kept
  private RegistrationResult register(List<Secret> passwords)
      throws IOException, InterruptedException {
    boolean made = passwords.isEmpty();
    Secret password = made ? file.propose() : passwords.getFirst();
    RegistrationResult result = new AccountRegistration(settings).register(account.jid(), password);
    switch (result) {
      case Registered() -> {
        LOG.info("registered {}", account.jid());
        if (account.password().isEmpty()) {
          file.settle(password);
        }
      }
      // Perhaps only the answer was lost: then this is the password.
      case Unreachable unreachable -> {}
      case AlreadyExists(_), NotOffered(_), NeedsHuman(_, _), RegistrationResult.Refused(_) -> {
        if (made) {
          file.withdraw();
        }
      }
    }
    return result;
  }

  private List<Secret> passwords() throws IOException {
    return account.password().isPresent() ? List.of(account.password().get()) : file.candidates();
  }

  private LoginFailure failure(
      RegistrationResult result, Optional<LoginFailedException> refusedLogin) {
    return switch (result) {
      case Registered() -> throw new IllegalArgumentException("that is no failure");
      case AlreadyExists(String text) ->
          new NotAuthorized(
              refusedLogin.isPresent()
                  ? "the password of %s is wrong: the account exists, and does not accept it"
                      .formatted(account.jid())
                  : text
                      + ". Give Herald its password (account.password-file, or account.password)");
      case NotOffered(String text) -> new NotAuthorized(after(refusedLogin, text));
      case NeedsHuman(String text, _) -> new NotAuthorized(after(refusedLogin, text));
      case RegistrationResult.Refused(String text) -> new NotAuthorized(after(refusedLogin, text));
      case Unreachable(String text) -> new Unavailable(text);
    };
  }

  private static String after(Optional<LoginFailedException> refusedLogin, String text) {
    return refusedLogin.map(e -> e.failure().text() + "; and ").orElse("") + text;
  }

  private String notAgain() {
    return "%s has logged in before, so Herald does not register it again by itself and gives no password away. If its operator has removed it, run herald register; if not, put its password right"
        .formatted(account.jid());
  }

  private LoginFailedException noPassword() {
    return new LoginFailedException(
        new NotAuthorized(
            "there is no password for %s: ".formatted(account.jid())
                + "give Herald its password (account.password-file, or account.password),"
                + " or set account.register = if-missing"));
  }

  private LoginFailedException deleted() {
    return new LoginFailedException(
        new AccountDeleted(
            "the account %s was deleted from chat, so Herald does not register it again by itself;"
                    .formatted(account.jid())
                + " `herald register` does"));
  }
}
