package im.herald.tls;

/// What servers say.
final class Lines {
  static final String DOMAIN = "example.org";

  static final String HEADER =
      "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
          + " xmlns:stream='http://etherx.jabber.org/streams' id='s' from='%s' version='1.0'>"
              .formatted(DOMAIN);

  static final String MECHANISMS =
      "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism>"
          + "<mechanism>SCRAM-SHA-1</mechanism><mechanism>SCRAM-SHA-256-PLUS</mechanism>"
          + "</mechanisms><sasl-channel-binding xmlns='urn:xmpp:sasl-cb:0'>"
          + "<channel-binding type='tls-exporter'/></sasl-channel-binding>"
          + "<register xmlns='http://jabber.org/features/iq-register'/>";

  static final String STARTTLS = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";

  static final String PROCEED = "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";

  static final String FAILURE =
      "<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>";

  private Lines() {}

  static String features(String content) {
    return "<stream:features>" + content + "</stream:features>";
  }
}
