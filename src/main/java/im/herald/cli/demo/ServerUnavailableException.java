package im.herald.cli.demo;

/// No XMPP server could be had or started on this machine. The message says why and what to install
/// or look at; a command shows it and exits 69.
public final class ServerUnavailableException extends Exception {
  public ServerUnavailableException(String message) {
    super(message);
  }

  public ServerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
