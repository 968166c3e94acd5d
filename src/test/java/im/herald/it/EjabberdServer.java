package im.herald.it;

import im.herald.cli.demo.Certificate;
import im.herald.cli.demo.Folders;
import im.herald.cli.demo.FreePort;
import im.herald.cli.demo.ServerLauncher;
import im.herald.cli.demo.ServerProcess;
import im.herald.cli.demo.ServerUnavailableException;
import im.herald.cli.demo.XmppServerKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

final class EjabberdServer implements XmppServer {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int ATTEMPTS = 3;

  private final Path folder = Files.createTempDirectory("herald-ejabberd-");
  private final int port = FreePort.find();
  private final int directTlsPort = FreePort.find();
  private final Certificate certificate;
  private final List<String> command;
  private ServerProcess process;

  EjabberdServer(ServerLauncher launcher) throws Exception {
    // It warns about each of its names that the certificate lacks.
    certificate =
        Certificate.create(folder, List.of(domain(), "conference.localhost", "pubsub.localhost"));
    Folders.fill(
        EjabberdServer.class,
        "ejabberd.yml",
        folder.resolve("ejabberd.yml"),
        Map.of("FOLDER", folder, "PORT", port, "TLS_PORT", directTlsPort));
    command = launcher.with(folder);
    process = run();
  }

  private ServerProcess run() throws Exception {
    // Erlang was seen to hang at its start without a word, once in some hundred.
    for (int attempt = 1; ; attempt++) {
      try {
        return ServerProcess.start(command, folder, port, domain(), PATIENCE);
      } catch (ServerUnavailableException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @Override
  public XmppServerKind kind() {
    return XmppServerKind.EJABBERD;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public int directTlsPort() {
    return directTlsPort;
  }

  @Override
  public Path caFile() {
    return certificate.certificate();
  }

  @Override
  public void restart() throws Exception {
    process.close();
    process = run();
  }

  @Override
  public void kill() {
    process.kill();
  }

  @Override
  public void close() throws Exception {
    process.close();
    Folders.remove(folder);
  }

  @Override
  public String toString() {
    return kind().title();
  }
}
