package im.herald.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Somebody who sits before Poezio.
///
/// @param terminal where it runs
record PoezioPerson(Terminal terminal) implements AutoCloseable {
  /// Logs in with the account of `person`.
  static PoezioPerson login(XmppServer server, Person person) throws Exception {
    Terminal terminal = new Terminal("poezio");
    Path folder = Files.createDirectories(terminal.home().resolve(".config/poezio"));
    Files.write(
        folder.resolve("poezio.cfg"),
        List.of(
            "[Poezio]",
            "jid = " + person.jid(),
            "password = " + person.password(),
            "custom_host = " + server.host(),
            "custom_port = " + server.port(),
            "ca_cert_path = " + server.caFile(),
            "use_remote_bookmarks = false"));
    terminal.starts("poezio");
    terminal.waitsFor("Authentication success");
    return new PoezioPerson(terminal);
  }

  @Override
  public void close() throws Exception {
    terminal.close();
  }
}
