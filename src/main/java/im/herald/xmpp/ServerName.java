package im.herald.xmpp;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Whether a certificate is for a domain, as RFC 9525 § 6.3 says: by the DNS names among its
/// subject alternative names and by nothing else. The common name does not count.
final class ServerName {
  private static final int DNS_NAME = 2;

  private ServerName() {}

  /// Whether `certificate` is for `domain`, which is in its ASCII form.
  static boolean isFor(X509Certificate certificate, String domain) {
    return names(certificate).stream().anyMatch(name -> matches(name, domain));
  }

  /// The DNS names that `certificate` is for.
  static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> name.get(0).equals(DNS_NAME))
              .map(name -> (String) name.get(1))
              .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /// A `*` stands for the whole leftmost label, and for one label only.
  static boolean matches(String name, String domain) {
    String wanted = domain.toLowerCase(Locale.ROOT);
    String offered = name.toLowerCase(Locale.ROOT);
    if (!offered.startsWith("*.")) {
      return offered.equals(wanted);
    }
    int firstDot = wanted.indexOf('.');
    return firstDot > 0
        && offered.indexOf('.', 2) > 0
        && offered.substring(1).equals(wanted.substring(firstDot));
  }
}
