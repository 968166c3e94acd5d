package im.herald.xmpp;

import java.security.cert.CertificateException;

/// The server's certificate is refused. The message is for the operator: it says which of the
/// checks failed and what to do.
final class UntrustedServerException extends CertificateException {
  private static final long serialVersionUID = 1;

  UntrustedServerException(String message) {
    super(message);
  }

  UntrustedServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
