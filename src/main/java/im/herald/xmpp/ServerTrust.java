package im.herald.xmpp;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Decides whether the server is who it should be. Every certificate comes by here, whatever made
/// the socket, and nothing switches a check off:
///
/// 1. it is valid today;
/// 2. it is for the domain of the JID, by its alternative names (RFC 9525 § 6.3);
/// 3. its key is among the pins, if there are any;
/// 4. its issuer is trusted: by `ca-file` if there is one, else by the JDK. A pin without `ca-file`
///    stands in for this check and for no other: the key is named, so it matters no more who
///    vouches for it.
final class ServerTrust extends X509ExtendedTrustManager {
  private final String domain;
  private final List<String> pins;
  private final Optional<X509ExtendedTrustManager> issuers;
  private volatile Optional<UntrustedServerException> refusal = Optional.empty();

  private volatile Optional<X509Certificate> accepted = Optional.empty();

  /// @param domain of the JID, in ASCII
  /// @param issuers checks the chain; empty if only the pins count
  ServerTrust(String domain, List<String> pins, Optional<X509ExtendedTrustManager> issuers) {
    if (pins.isEmpty() && issuers.isEmpty()) {
      throw new IllegalArgumentException("without pins the issuer must be checked");
    }
    this.domain = domain;
    this.pins = List.copyOf(pins);
    this.issuers = issuers;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain, issuer -> issuer.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain, issuer -> issuer.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, issuer -> issuer.checkServerTrusted(chain, authType));
  }

  /// Why it refused, if it did. The handshake can fail on several threads at once, and the first to
  /// tell is not always the one that knows.
  Optional<UntrustedServerException> refusal() {
    return refusal;
  }

  private void check(X509Certificate[] chain, IssuerCheck issuerCheck) throws CertificateException {
    try {
      checkAll(chain, issuerCheck);
      accepted = Optional.of(chain[0]);
    } catch (UntrustedServerException e) {
      refusal = Optional.of(e);
      throw e;
    }
  }

  /// The certificate that it accepted last, if any.
  Optional<X509Certificate> accepted() {
    return accepted;
  }

  private void checkAll(X509Certificate[] chain, IssuerCheck issuerCheck)
      throws UntrustedServerException {
    X509Certificate leaf = chain[0];
    checkDates(leaf);
    checkName(leaf);
    checkPin(leaf);
    if (issuers.isPresent()) {
      try {
        issuerCheck.by(issuers.get());
      } catch (CertificateException e) {
        throw unknownIssuer(leaf, e);
      }
    }
  }

  private void checkDates(X509Certificate leaf) throws UntrustedServerException {
    try {
      leaf.checkValidity();
    } catch (CertificateExpiredException e) {
      throw new UntrustedServerException(
          "the certificate of %s expired on %s; its server needs a new one"
              .formatted(domain, day(leaf.getNotAfter())),
          e);
    } catch (CertificateNotYetValidException e) {
      throw new UntrustedServerException(
          "the certificate of %s is valid from %s only; is the clock of this machine right?"
              .formatted(domain, day(leaf.getNotBefore())),
          e);
    }
  }

  private void checkName(X509Certificate leaf) throws UntrustedServerException {
    if (!ServerName.isFor(leaf, domain)) {
      List<String> names = ServerName.names(leaf);
      throw new UntrustedServerException(
          "the server's certificate is for %s, not for %s; this is another server, or its"
                  .formatted(names.isEmpty() ? "no name" : String.join(", ", names), domain)
              + " certificate needs the name of the account's domain");
    }
  }

  private void checkPin(X509Certificate leaf) throws UntrustedServerException {
    if (!pins.isEmpty() && !pins.contains(Pin.of(leaf))) {
      throw new UntrustedServerException(
          "the key of %s is none of those in connection.pin-sha256; it is %s. If its operator"
                  .formatted(domain, Pin.of(leaf))
              + " changed the key, add it; if not, somebody is in between");
    }
  }

  private UntrustedServerException unknownIssuer(X509Certificate leaf, CertificateException e) {
    return new UntrustedServerException(
        "nobody whom Herald trusts vouches for the certificate of %s, issued by \"%s\". If it is"
                .formatted(domain, leaf.getIssuerX500Principal().getName())
            + " right, name the issuer's certificate in connection.ca-file, or its key in"
            + " connection.pin-sha256 = [\"%s\"]".formatted(Pin.of(leaf)),
        e);
  }

  private static LocalDate day(Date date) {
    return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw noClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw noClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noClients();
  }

  private static CertificateException noClients() {
    return new CertificateException("Herald is a client and accepts none");
  }

  private interface IssuerCheck {
    void by(X509ExtendedTrustManager issuer) throws CertificateException;
  }
}
