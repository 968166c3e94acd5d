package im.herald.xmpp.adhoc;

import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.IqData;

/// A request as it came (XEP-0050 § 4.1). Says nothing about whether it makes sense.
final class CommandRequest extends IQ {
  static final String ELEMENT = "command";
  static final String NAMESPACE = "http://jabber.org/protocol/commands";

  private final String node;
  private final Optional<String> action;
  private final Optional<String> session;
  private final Optional<String> locale;
  private final Payload payload;

  /// @param node empty if there is none
  CommandRequest(
      IqData common,
      String node,
      Optional<String> action,
      Optional<String> session,
      Optional<String> locale,
      Payload payload) {
    super(ELEMENT, NAMESPACE);
    setType(common.getType());
    this.node = node;
    this.action = action;
    this.session = session;
    this.locale = locale;
    this.payload = payload;
  }

  /// Which command; empty if it does not say so.
  String node() {
    return node;
  }

  Optional<String> action() {
    return action;
  }

  /// The session that it goes on with.
  Optional<String> session() {
    return session;
  }

  /// The language in which it wants to be answered.
  Optional<String> locale() {
    return locale;
  }

  Payload payload() {
    return payload;
  }

  @Override
  protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
      IQChildElementXmlStringBuilder xml) {
    xml.attribute("node", node);
    xml.setEmptyElement();
    return xml;
  }
}
