package im.herald.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A Prosody of our own: on loopback, on free ports, in a temporary folder, with in-band
/// registration (XEP-0077) open and a certificate made on the spot.
///
/// Threads: any one at a time.
public final class PrivateProsody implements AutoCloseable {
  /// What it serves. Rooms are at `conference.localhost`.
  public static final String DOMAIN = "localhost";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 3;

  private final List<String> command;
  private final Path folder;
  private final Certificate certificate;
  private final int port;
  private final int directTlsPort;
  private final int webPort;
  private ServerProcess process;

  private PrivateProsody(ServerLauncher launcher, Path folder, Closing closing)
      throws IOException, ServerUnavailableException {
    this.folder = folder;
    this.certificate = Certificate.create(folder, List.of(DOMAIN, "conference." + DOMAIN), closing);
    this.port = FreePort.find();
    this.directTlsPort = FreePort.find();
    this.webPort = FreePort.find();
    Path configuration =
        Folders.fill(
            PrivateProsody.class,
            "prosody.cfg.lua",
            folder.resolve("prosody.cfg.lua"),
            Map.of("FOLDER", folder, "PORT", port, "TLS_PORT", directTlsPort, "WEB_PORT", webPort));
    Files.createDirectory(folder.resolve("data"));
    Files.createDirectory(webRoot());
    this.command = launcher.with(configuration);
    this.process = run();
  }

  /// Starts one and waits until it accepts clients.
  ///
  /// @throws ServerUnavailableException if it does not come up
  public static PrivateProsody start(ServerLauncher launcher)
      throws IOException, ServerUnavailableException {
    return start(launcher, new Closing());
  }

  /// The same.
  ///
  /// @param closing removes what was made of it, if the end comes before it has started
  static PrivateProsody start(ServerLauncher launcher, Closing closing)
      throws IOException, ServerUnavailableException {
    for (int attempt = 1; ; attempt++) {
      Path folder = Files.createTempDirectory("herald-prosody-");
      closing.add(() -> Folders.remove(folder));
      try {
        return new PrivateProsody(launcher, folder, closing);
      } catch (IOException e) {
        Folders.remove(folder);
        throw e;
      } catch (ServerUnavailableException e) {
        Folders.remove(folder);
        // Somebody else may have taken one of the free ports first.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /// Where clients that speak STARTTLS connect to.
  public int port() {
    return port;
  }

  /// Where clients that begin with TLS connect to (XEP-0368).
  public int directTlsPort() {
    return directTlsPort;
  }

  /// Where it serves [#webRoot] over HTTP, and XMPP over WebSocket (RFC 7395) at `/xmpp-websocket`.
  public int webPort() {
    return webPort;
  }

  /// The folder that it serves over HTTP, empty at first.
  public Path webRoot() {
    return folder.resolve("www");
  }

  /// What a client must trust.
  public Path certificate() {
    return certificate.certificate();
  }

  /// Stops it and starts it again, on the same ports with the same accounts.
  public void restart() throws IOException, ServerUnavailableException {
    process.close();
    process = run();
  }

  /// Kills it as a crash would. [#restart] brings it back.
  public void kill() {
    process.kill();
  }

  /// Stops it and removes everything it wrote.
  @Override
  public void close() throws IOException {
    process.close();
    Folders.remove(folder);
  }

  private ServerProcess run() throws IOException, ServerUnavailableException {
    return ServerProcess.start(command, folder, port, DOMAIN, PATIENCE);
  }
}
