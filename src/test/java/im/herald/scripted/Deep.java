package im.herald.scripted;

import org.jivesoftware.smack.packet.XmlElement;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.provider.ExtensionElementProvider;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jxmpp.JxmppContext;

/// Messages that are too much for a reader.
///
/// One nested deeper than the JDK's parser allows (`jdk.xml.maxElementDepth`) ends a stream of
/// Smack's. Where that limit is lifted, Smack reads on, one call a level, until its reader dies of
/// a StackOverflowError. The limit is read once in a JVM, so here the error comes from an
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
    teach(new StackOverflowError("nested too deep"));
  }

  /// From now on whoever reads [#MESSAGE] dies of `error`.
  static void teach(Error error) {
    ProviderManager.addExtensionProvider("deep", "urn:herald:deep", new Failing(error));
  }

  static void forget() {
    ProviderManager.removeExtensionProvider("deep", "urn:herald:deep");
  }

  private static final class Failing extends ExtensionElementProvider<XmlElement> {
    private final Error error;

    Failing(Error error) {
      this.error = error;
    }

    @Override
    public XmlElement parse(
        XmlPullParser xml, int depth, XmlEnvironment around, JxmppContext jxmpp) {
      throw error;
    }
  }
}
