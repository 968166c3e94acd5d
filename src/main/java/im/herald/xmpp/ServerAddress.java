package im.herald.xmpp;

import im.herald.config.ConnectionConfig;
import im.herald.config.Security;
import java.net.IDN;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.ConnectionConfiguration.DnssecMode;
import org.jivesoftware.smack.util.DNSUtil;
import org.jivesoftware.smack.util.rce.RemoteConnectionEndpointLookupFailure;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.DomainBareJid;
import org.minidns.dnsname.DnsName;
import org.minidns.record.SRV;
import org.minidns.util.SrvUtil;

/// Where the server listens.
record ServerAddress(String host, int port) {
  private static final int STARTTLS_PORT = 5222;
  private static final int DIRECT_PORT = 5223;

  /// The configured place, or the one that DNS names for TLS from the first byte (XEP-0368 § 3).
  /// Empty if Smack should ask DNS itself (RFC 6120 § 3.2), which it does for STARTTLS only.
  static Optional<ServerAddress> of(DomainBareJid domain, ConnectionConfig connection) {
    boolean direct = connection.security() == Security.DIRECT;
    if (connection.host().isEmpty() && connection.port().isEmpty()) {
      if (direct) {
        return Optional.of(
            announced(domain).orElseGet(() -> new ServerAddress(ascii(domain), DIRECT_PORT)));
      }
      return Optional.empty();
    }
    return Optional.of(
        new ServerAddress(
            connection.host().orElseGet(() -> ascii(domain)),
            connection.port().orElse(direct ? DIRECT_PORT : STARTTLS_PORT)));
  }

  private static Optional<ServerAddress> announced(DomainBareJid domain) {
    List<RemoteConnectionEndpointLookupFailure> failures = new ArrayList<>();
    @Nullable Collection<SRV> records =
        DNSUtil.getDNSResolver()
            .lookupSrvRecords(
                DnsName.from("_xmpps-client._tcp." + ascii(domain)), failures, DnssecMode.disabled);
    if (records == null || records.isEmpty()) {
      return Optional.empty();
    }
    return SrvUtil.sortSrvRecords(records).stream()
        .findFirst()
        .map(srv -> new ServerAddress(srv.target.toString(), srv.port));
  }

  private static String ascii(DomainBareJid domain) {
    return IDN.toASCII(domain.toString());
  }
}
