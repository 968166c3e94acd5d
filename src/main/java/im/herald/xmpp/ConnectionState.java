package im.herald.xmpp;

import java.time.Instant;
import org.jxmpp.jid.EntityFullJid;

/// What the supervisor is at.
public sealed interface ConnectionState {
  /// In words, for `status`.
  String words();

  /// Nothing yet, or waiting for the next attempt.
  ///
  /// @param reason why there is no session
  record Offline(String reason) implements ConnectionState {
    @Override
    public String words() {
      return "offline: " + reason;
    }
  }

  /// @param attempt counts from 1 since the last session was lost
  record Connecting(int attempt) implements ConnectionState {
    @Override
    public String words() {
      return "connecting, attempt " + attempt;
    }
  }

  /// @param jid that the server bound (RFC 6120 § 7)
  /// @param since the session began
  /// @param resumed whether it broke since then and went on (XEP-0198 § 5)
  record Online(EntityFullJid jid, Instant since, boolean resumed) implements ConnectionState {
    @Override
    public String words() {
      return "online as %s since %s%s".formatted(jid, since, resumed ? ", resumed" : "");
    }
  }

  record Closing() implements ConnectionState {
    @Override
    public String words() {
      return "closing";
    }
  }

  record Closed() implements ConnectionState {
    @Override
    public String words() {
      return "closed";
    }
  }
}
