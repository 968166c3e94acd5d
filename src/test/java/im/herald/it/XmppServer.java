package im.herald.it;

import im.herald.cli.demo.XmppServerKind;
import java.nio.file.Path;

/// A real server on loopback for tests: open to in-band registration, with rooms at
/// `conference.localhost`. Shared by all tests of a run, so each test brings its own people.
///
/// Threads: any, except that who restarts it is alone.
public interface XmppServer extends AutoCloseable {
  XmppServerKind kind();

  /// Where it listens.
  default String host() {
    return "127.0.0.1";
  }

  /// What it serves.
  default String domain() {
    return "localhost";
  }

  /// The port for clients that speak STARTTLS.
  int port();

  /// The port for clients that begin with TLS (XEP-0368).
  int directTlsPort();

  /// The certificate that makes it trusted, as a PEM file.
  Path caFile();

  /// Stops it as an operator would and starts it again: same ports, same accounts.
  void restart() throws Exception;

  /// Kills it as a crash would. [#restart] brings it back; until then nobody listens.
  void kill();

  @Override
  void close() throws Exception;
}
