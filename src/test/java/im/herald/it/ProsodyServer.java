package im.herald.it;

import im.herald.cli.demo.PrivateProsody;
import im.herald.cli.demo.ServerLauncher;
import im.herald.cli.demo.XmppServerKind;
import java.nio.file.Path;

final class ProsodyServer implements XmppServer {
  private final PrivateProsody prosody;

  ProsodyServer(ServerLauncher launcher) throws Exception {
    this.prosody = PrivateProsody.start(launcher);
  }

  PrivateProsody prosody() {
    return prosody;
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
