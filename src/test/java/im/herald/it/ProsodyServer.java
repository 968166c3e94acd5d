package im.herald.it;

import im.herald.cli.demo.PrivateProsody;
import im.herald.cli.demo.ServerLauncher;
import im.herald.cli.demo.WebChat;
import im.herald.cli.demo.XmppServerKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;

final class ProsodyServer implements XmppServer {
  private final PrivateProsody prosody;

  ProsodyServer(ServerLauncher launcher) throws Exception {
    this.prosody = PrivateProsody.start(launcher);
  }

  /// One that binds logins to their channel, as later versions do, and keeps passwords for
  /// SCRAM-SHA-256.
  ///
  /// @param kinds of channel binding
  static ProsodyServer withChannelBinding(ServerLauncher launcher, String... kinds)
      throws Exception {
    ProsodyServer server = new ProsodyServer(launcher);
    Path folder = server.caFile().resolveSibling("");
    try (InputStream module =
        Objects.requireNonNull(
            ProsodyServer.class.getResourceAsStream("mod_channel_binding.lua"))) {
      Files.copy(module, folder.resolve("mod_channel_binding.lua"));
    }
    Path configuration = folder.resolve("prosody.cfg.lua");
    String settings =
        """
        plugin_paths = { "%s" }
        channel_bindings = { "%s" }
        channel_binding_certificate = "%s"
        password_hash = "SHA-256"
        modules_enabled = { "channel_binding",
        """
            .formatted(folder, String.join("\", \"", kinds), server.caFile());
    String text = Files.readString(configuration);
    Files.writeString(configuration, text.replaceFirst("modules_enabled = \\{", settings));
    server.restart();
    return server;
  }

  /// One that takes files (XEP-0363) over https on `port`.
  static ProsodyServer withUpload(ServerLauncher launcher, int port) throws Exception {
    ProsodyServer server = new ProsodyServer(launcher);
    Path configuration = server.caFile().resolveSibling("prosody.cfg.lua");
    String https =
        """
        https_ports = { %d }
        https_interfaces = { "127.0.0.1" }
        https_ssl = { key = "%s", certificate = "%s" }
        """
            .formatted(port, server.caFile().resolveSibling("key.pem"), server.caFile());
    String component =
        "\nComponent \"upload.localhost\" \"http_file_share\"\n  http_host = \"localhost\"\n";
    String text = Files.readString(configuration).replace("https_ports = {}\n", https);
    Files.writeString(configuration, text + component);
    server.restart();
    return server;
  }

  /// One with a component (XEP-0114) on `port`.
  static ProsodyServer withComponent(ServerLauncher launcher, int port) throws Exception {
    ProsodyServer server = new ProsodyServer(launcher);
    Path configuration = server.caFile().resolveSibling("prosody.cfg.lua");
    String text =
        Files.readString(configuration)
            .replace("component_ports = {}", "component_ports = { %d }".formatted(port));
    String component =
        "\nComponent \"%s\"\n  component_secret = \"%s\"\n"
            .formatted(FloodingComponent.DOMAIN, FloodingComponent.SECRET);
    Files.writeString(configuration, text + component);
    server.restart();
    return server;
  }

  /// The address of the demo's page, on which `person` chats with `bot`, in the place of the page
  /// before. Empty if Converse.js is not to be had.
  Optional<String> publishes(EntityBareJid bot, EntityBareJid person)
      throws IOException, InterruptedException {
    Files.deleteIfExists(prosody.webRoot().resolve("converse"));
    return WebChat.ofThisMachine(System.err::println).publish(prosody, bot, person);
  }

  @Override
  public XmppServerKind kind() {
    return XmppServerKind.PROSODY;
  }

  @Override
  public int port() {
    return prosody.port();
  }

  @Override
  public int directTlsPort() {
    return prosody.directTlsPort();
  }

  @Override
  public Path caFile() {
    return prosody.certificate();
  }

  @Override
  public void restart() throws Exception {
    prosody.restart();
  }

  @Override
  public void kill() {
    prosody.kill();
  }

  @Override
  public void close() throws Exception {
    prosody.close();
  }

  @Override
  public String toString() {
    return kind().title();
  }
}
