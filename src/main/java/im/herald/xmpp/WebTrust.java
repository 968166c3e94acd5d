package im.herald.xmpp;

import im.herald.config.ConnectionConfig;
import im.herald.xmpp.upload.Uploads;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// Whose certificates count where our server sends us in the web: those of `ca-file` if there is
/// one, else those that the JDK trusts.
public record WebTrust(ConnectionConfig connection) implements Uploads.Trust {
  @Override
  public SSLContext context() throws IOException {
    TrustManager issuers =
        connection.caFile().isPresent()
            ? Issuers.in(connection.caFile().get())
            : Issuers.ofTheSystem();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {issuers}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }
}
