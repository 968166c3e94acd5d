package im.herald.config;

import java.util.Locale;

/// How the way to the server is protected.
public enum Security {
  /// TLS is begun on the plain port, and required (RFC 6120 § 5).
  STARTTLS,
  /// TLS from the first byte (XEP-0368).
  DIRECT,
  /// No TLS. Only to this machine: the configuration refuses it for any other host.
  PLAIN_LOOPBACK;

  /// As operators write it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
