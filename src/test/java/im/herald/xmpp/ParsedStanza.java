package im.herald.xmpp;

import java.io.StringReader;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.xml.SmackXmlParser;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jxmpp.JxmppContext;

/// A stanza as Smack reads it from the network.
final class ParsedStanza {
  private ParsedStanza() {}

  static Stanza of(String xml) throws Exception {
    XmlPullParser parser = SmackXmlParser.newXmlParser(new StringReader(xml));
    parser.next();
    return PacketParserUtils.parseStanza(
        parser, XmlEnvironment.EMPTY, JxmppContext.getDefaultContext());
  }
}
