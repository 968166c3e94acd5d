package im.herald.scripted;

import org.jivesoftware.smack.packet.XmlElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.ExtensionElementProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jxmpp.JxmppContext;

/// Messages nested deeper than a reader bears.
///
/// The JDK's XML parser ends the stream at its limit of depth (`jdk.xml.maxElementDepth`), which is
/// a clean end. Where an operator has lifted it, Smack reads on, one call a level, until its reader
/// dies of a StackOverflowError. The limit is read once in a JVM, so here the error comes from an
/// extension.
final class Deep {
  /// Beyond the JDK's limit.
  static final String NESTED =
      "<message from='mallory@example.net'>%s%s</message>"
          .formatted("<x xmlns='urn:x'>".repeat(30_000), "</x>".repeat(30_000));

  /// Kills a reader that was taught.
  static final String MESSAGE =
      "<message from='mallory@example.net'><deep xmlns='urn:herald:deep'/></message>";

  private Deep() {}

  /// From now on [#MESSAGE] is read as what is nested too deep.
  static void teach() {
    ProviderManager.addExtensionProvider("deep", "urn:herald:deep", new Overflowing());
  }

  static void forget() {
    ProviderManager.removeExtensionProvider("deep", "urn:herald:deep");
  }

  private static final class Overflowing extends ExtensionElementProvider<XmlElement> {
    @Override
    public XmlElement parse(
        XmlPullParser xml, int depth, XmlEnvironment around, JxmppContext jxmpp) {
      throw new StackOverflowError("nested too deep");
    }
  }
}
