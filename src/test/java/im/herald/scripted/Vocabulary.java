package im.herald.scripted;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The elements that Smack has code to read, from its own lists of them.
final class Vocabulary {
  private static final List<String> LISTS =
      List.of(
          "org.jivesoftware.smack.extensions/extensions.providers",
          "org.jivesoftware.smack.experimental/experimental.providers",
          "org.jivesoftware.smack.im/smackim.providers");

  private Vocabulary() {}

  /// Those of requests and their answers.
  static List<QName> requests() throws IOException {
    return named("iqProvider");
  }

  /// Those in messages and presences.
  static List<QName> extensions() throws IOException {
    return named("extensionProvider");
  }

  private static List<QName> named(String kind) throws IOException {
    List<QName> names = new ArrayList<>();
    for (String list : LISTS) {
      NodeList all = parsed(list).getElementsByTagName(kind);
      for (int i = 0; i < all.getLength(); i++) {
        Element provider = (Element) all.item(i);
        names.add(new QName(text(provider, "namespace"), text(provider, "elementName")));
      }
    }
    return names;
  }

  private static Document parsed(String list) throws IOException {
    try (InputStream in = Vocabulary.class.getResourceAsStream("/" + list)) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(Objects.requireNonNull(in, list));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("%s cannot be read".formatted(list), e);
    }
  }

  private static String text(Element provider, String name) {
    return provider.getElementsByTagName(name).item(0).getTextContent().strip();
  }
}
