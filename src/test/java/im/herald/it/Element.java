package im.herald.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A piece of XML, read whole. Attributes are known by their local names.
///
/// @param text the text directly in it
public record Element(
    String namespace,
    String name,
    Map<String, String> attributes,
    List<Element> children,
    String text) {

  /// Reads the element whose start tag `xml` stands on.
  static Element read(XMLStreamReader xml) throws XMLStreamException {
    String namespace = Optional.ofNullable(xml.getNamespaceURI()).orElse("");
    String name = xml.getLocalName();
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    List<Element> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(read(xml));
      } else if (xml.hasText()) {
        text.append(xml.getText());
      }
    }
    return new Element(namespace, name, attributes, children, text.toString());
  }

  /// The attribute, or nothing in the place of an absent one.
  public String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  public Optional<Element> child(String childName) {
    return children.stream().filter(child -> child.name().equals(childName)).findFirst();
  }

  /// The text of the child, or nothing in the place of an absent one.
  public String textOf(String childName) {
    return child(childName).map(Element::text).orElse("");
  }

  /// `text` as it stands in XML, in an attribute too.
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&apos;")
        .replace("\"", "&quot;");
  }
}
