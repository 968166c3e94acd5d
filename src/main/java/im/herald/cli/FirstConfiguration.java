package im.herald.cli;

import im.herald.config.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.jxmpp.jid.BareJid;

/// The configuration that `herald init` writes.
///
/// @param owner empty: whoever sends the code that is logged at the start
/// @param password empty: Herald registers the account and makes one
/// @param server empty: the one that DNS names for the account's domain
/// @param caFile certificates to trust instead of the system's, an absolute path; empty: the
///   system's
record FirstConfiguration(
    BareJid account,
    Optional<BareJid> owner,
    Optional<Secret> password,
    Optional<ServerChoice> server,
    Optional<Path> caFile) {
  /// @param port empty: the usual one
  record ServerChoice(String host, Optional<Integer> port) {}

  FirstConfiguration trusting(Path authorities) {
    return new FirstConfiguration(account, owner, password, server, Optional.of(authorities));
  }

  /// As HOCON, with comments.
  String text() {
    return """
        # Written by herald init. docs/configuration.md names every key and its default.
        # After a change: herald check, then kill -HUP or "reload" in a chat.
        herald {
          account {
            jid = %s
        %s
          }
          connection {
        %s
        %s
          }
          access {
        %s
            # users = ["*@example.org"]    # who may talk to it; default: everybody
          }
          # presence { status = "At your service." }
          # schedules {
          #   standup { cron = "0 0 9 ? * MON-FRI", to = ["@contacts"], text = "Stand-up!" }
          # }
        }
        """
        .formatted(
            quoted(account.toString()), passwordLines(), serverLines(), caFileLine(), ownerLine());
  }

  private String passwordLines() {
    return password
        .map(
            secret ->
                "    # Keep this file to yourself (mode 0600), or move the password to a password-file or a\n"
                    + "    # systemd credential: docs/configuration.md.\n    password = "
                    + quoted(secret.reveal()))
        .orElse(
            "    # Makes the account if the server has none of this name, with a password of Herald's"
                + " own.\n    register = if-missing");
  }

  private String serverLines() {
    return server
        .map(
            choice ->
                "    host = "
                    + quoted(choice.host())
                    + choice.port().map(port -> "\n    port = " + port).orElse(""))
        .orElse("    # host = \"\"                   # default: what DNS says");
  }

  private String caFileLine() {
    return caFile
        .map(path -> "    ca-file = " + quoted(path.toString()))
        .orElse(
            "    # ca-file = \"ca.pem\"           # if the server's certificate is from a CA of your own");
  }

  private String ownerLine() {
    return owner
        .map(jid -> "    owners = [%s]".formatted(quoted(jid.toString())))
        .orElse(
            "    # Whoever sends \"claim\" and the code that Herald logs at its start.\n    owners = []");
  }

  /// As JSON writes strings, which HOCON takes.
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                default -> quoted.append(c < 0x20 ? "\\u%04x".formatted(c) : (char) c);
              }
            });
    return quoted.append('"').toString();
  }
}
