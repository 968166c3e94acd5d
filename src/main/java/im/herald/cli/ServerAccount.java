package im.herald.cli;

import im.herald.config.AccountConfig;
import im.herald.config.HeraldConfig;
import im.herald.config.InvalidConfigException;
import im.herald.store.Store;
import im.herald.store.StoreException;
import im.herald.xmpp.ConnectionSettings;
import im.herald.xmpp.KeptValues;
import im.herald.xmpp.LoginFailedException;
import im.herald.xmpp.LoginFailure;
import im.herald.xmpp.LoginOrRegister;
import im.herald.xmpp.PasswordFile;
import im.herald.xmpp.Remembered;
import im.herald.xmpp.StrongestLogin;
import im.herald.xmpp.Tombstone;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/// The configured account and its server, for the subcommands that speak to it without a bot.
record ServerAccount(HeraldConfig config) {
  /// That of the configuration that the command line means.
  static ServerAccount of(CommandLine line, Terminal terminal)
      throws InvalidConfigException, StartFailure {
    return new ServerAccount(
        ConfigSource.of(ConfigFile.of(line, terminal), terminal.environment()).load());
  }

  AccountConfig account() {
    return config.account();
  }

  ConnectionSettings settings() {
    return new ConnectionSettings(account().jid().asDomainBareJid(), config.connection());
  }

  PasswordFile passwords() {
    return new PasswordFile(config.store().dir());
  }

  /// The way in that registers nothing by itself: who runs a subcommand asks for what it says.
  LoginOrRegister login(KeptValues kept) {
    AccountConfig asItIs =
        new AccountConfig(account().jid(), account().password(), false, account().resource());
    return new LoginOrRegister(
        asItIs, settings(), passwords(), new Tombstone(kept), strongest(kept));
  }

  /// What is known of the account, also while a daemon has the store.
  ///
  /// @throws StartFailure if the store cannot be read
  Remembered remembered() throws StartFailure {
    try {
      return Store.beside(
              config.store(),
              state -> Optional.of(Remembered.of(new StoredValues(state), account().jid())))
          .orElseGet(Remembered::nothing);
    } catch (StoreException e) {
      throw StartFailure.of(e);
    }
  }

  /// What the daemon remembers of its logins.
  StrongestLogin strongest(KeptValues kept) {
    return new StrongestLogin(kept, account().jid(), InstantSource.system());
  }

  /// Opens the store, which keeps a daemon out until it is closed.
  ///
  /// @throws StartFailure if it cannot be used, as while a daemon runs with it
  Store openStore() throws StartFailure {
    try {
      Store store = Store.open(config.store());
      if (store.lease().filter(lease -> !lease.take()).isPresent()) {
        store.close();
        throw new StartFailure(
            Exit.CONFIGURATION,
            "another instance holds the session; stop those that share the database, and wait 20 s if one was killed");
      }
      return store;
    } catch (StoreException e) {
      throw StartFailure.of(e);
    }
  }

  /// How a subcommand ends that could not log in.
  static StartFailure failure(LoginFailedException e) {
    Exit exit =
        switch (e.failure()) {
          case LoginFailure.NotAuthorized(_),
              LoginFailure.Refused(_),
              LoginFailure.ResourceTaken(_) ->
              Exit.LOGIN_REFUSED;
          case LoginFailure.Unavailable(_), LoginFailure.TlsRefused(_) -> Exit.UNAVAILABLE;
          case LoginFailure.AccountDeleted(_) -> Exit.CONFIGURATION;
        };
    return new StartFailure(exit, e.failure().text(), e);
  }
}
