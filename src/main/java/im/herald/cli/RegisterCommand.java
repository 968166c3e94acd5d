package im.herald.cli;

import im.herald.config.InvalidConfigException;
import im.herald.store.Store;
import im.herald.xmpp.LoginOrRegister;
import im.herald.xmpp.RegistrationResult;
import im.herald.xmpp.RegistrationResult.AlreadyExists;
import im.herald.xmpp.RegistrationResult.NeedsHuman;
import im.herald.xmpp.RegistrationResult.NotOffered;
import im.herald.xmpp.RegistrationResult.Refused;
import im.herald.xmpp.RegistrationResult.Registered;
import im.herald.xmpp.RegistrationResult.Unreachable;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.commons.cli.CommandLine;

/// `herald register`: creates the account on the server, also one that was deleted from chat.
final class RegisterCommand implements Subcommand {
  @Override
  public String name() {
    return "register";
  }

  @Override
  public String summary() {
    return "creates the account on the server";
  }

  @Override
  public Exit run(CommandLine line, Terminal terminal)
      throws InvalidConfigException, StartFailure, InterruptedException {
    return register(ServerAccount.of(line, terminal), terminal);
  }

  static Exit register(ServerAccount server, Terminal terminal)
      throws StartFailure, InterruptedException {
    try (Store store = server.openStore()) {
      LoginOrRegister registration = server.login(new StoredValues(store.state()));
      return report(registration.register(), server, terminal);
    } catch (IOException e) {
      throw new StartFailure(
          Exit.CONFIGURATION,
          "the password file %s cannot be used: %s".formatted(server.passwords().path(), e),
          e);
    }
  }

  private static Exit report(RegistrationResult result, ServerAccount server, Terminal terminal)
      throws StartFailure {
    boolean configured = server.account().password().isPresent();
    return switch (result) {
      case Registered() -> {
        terminal
            .out()
            .println(
                "%s is registered. %s"
                    .formatted(
                        server.account().jid(),
                        configured
                            ? "Its password is the configured one."
                            : "Herald made its password and keeps it in %s."
                                .formatted(server.passwords().path())));
        yield Exit.DONE;
      }
      case AlreadyExists(String text) ->
          throw refused(
              text
                  + (configured || Files.exists(server.passwords().path())
                      ? ". If it is yours, nothing is left to do: herald doctor tries its password"
                      : ". If it is yours, give Herald its password (account.password-file, or"
                          + " account.password); if not, choose another account.jid"));
      // These say themselves what to do next.
      case NotOffered(String text) -> throw refused(text);
      case NeedsHuman(String text, _) -> throw refused(text);
      case Refused(String text) ->
          throw refused(text + ". Choose another account.jid, or ask the server's operator");
      case Unreachable(String text) -> throw new StartFailure(Exit.UNAVAILABLE, text);
    };
  }

  private static StartFailure refused(String text) {
    return new StartFailure(Exit.LOGIN_REFUSED, text);
  }
}
