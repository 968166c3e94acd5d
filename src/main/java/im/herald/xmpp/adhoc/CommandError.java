package im.herald.xmpp.adhoc;

import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/// Why a request is not answered (XEP-0050 § 4.4).
enum CommandError {
  /// There is no such command for whoever asks. That there is one for others is not for them to
  /// know.
  NO_SUCH_COMMAND(Condition.item_not_found, StanzaError.Type.CANCEL, ""),
  MALFORMED_ACTION(Condition.bad_request, StanzaError.Type.MODIFY, "malformed-action"),
  BAD_ACTION(Condition.bad_request, StanzaError.Type.MODIFY, "bad-action"),
  BAD_LOCALE(Condition.bad_request, StanzaError.Type.MODIFY, "bad-locale"),
  BAD_PAYLOAD(Condition.bad_request, StanzaError.Type.MODIFY, "bad-payload"),
  BAD_SESSION(Condition.bad_request, StanzaError.Type.MODIFY, "bad-sessionid"),
  SESSION_EXPIRED(Condition.not_allowed, StanzaError.Type.CANCEL, "session-expired"),

  /// Over budget, or too many at once.
  TOO_MUCH(Condition.resource_constraint, StanzaError.Type.WAIT, ""),
  BUG(Condition.internal_server_error, StanzaError.Type.CANCEL, "");

  private final Condition condition;
  private final StanzaError.Type type;
  private final String detail;

  CommandError(Condition condition, StanzaError.Type type, String detail) {
    this.condition = condition;
    this.type = type;
    this.detail = detail;
  }

  /// The answer to `request`.
  IQ to(IQ request) {
    StanzaError.Builder error = StanzaError.getBuilder(condition).setType(type);
    if (!detail.isEmpty()) {
      error.addExtension(
          StandardExtensionElement.builder(detail, CommandRequest.NAMESPACE).build());
    }
    return IQ.createErrorResponse(request, error.build());
  }
}
