package im.herald.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jxmpp.jid.EntityBareJid;

/// The configuration of the demo's bot: what somebody with a server of their own would write.
final class DemoConfiguration {
  private DemoConfiguration() {}

  /// Writes it to `herald.conf` in `folder`, where the bot then also keeps its state.
  ///
  /// @param owner who may do everything
  static Path write(Path folder, PrivateProsody server, EntityBareJid bot, EntityBareJid owner)
      throws IOException {
    String text =
        """
        # Written by herald demo.
        herald {
          account {
            jid = "%s"
            register = if-missing
          }
          connection {
            host = "127.0.0.1"
            port = %d
            ca-file = "%s"
          }
          access.owners = ["%s"]
          store.dir = "state"
        }
        """
            .formatted(bot, server.port(), escaped(server.certificate()), owner);
    return Files.writeString(folder.resolve("herald.conf"), text);
  }

  private static String escaped(Path path) {
    return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
