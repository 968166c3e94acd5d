package im.herald.xmpp.route;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/// Looks up the addresses of a host. Threads: any.
public interface Addresses {
  /// At least one, in the order in which to try them.
  ///
  /// @throws UnknownHostException if there is none, or the answer takes longer than `patience`; the
  ///   message is for the operator
  List<InetAddress> of(String host, Duration patience)
      throws UnknownHostException, InterruptedException;
}
