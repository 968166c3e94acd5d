package im.herald.xmpp;

import im.herald.message.StanzaId;
import im.herald.outbox.Wire;

/// Hears of sessions; the wiring connects it to the outbox. Each method returns at once.
public interface SessionListener {
  /// Messages can be sent over `wire`, until [#offline].
  void online(Wire wire);

  /// The session broke and may be resumed; [#resumed] or [#offline] follows.
  void interrupted();

  /// It goes on (XEP-0198 § 5): what was underway has arrived or is sent again by itself.
  void resumed();

  void offline();

  /// The server has taken responsibility for the message with this id (XEP-0198 § 4).
  void acknowledged(StanzaId id);
}
