package im.herald.cli.training;

import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// An element of a stream, as far as [TrainingServer] looks at it.
///
/// @param about the namespace of what is in it
record Request(String name, String type, String id, String to, String about) {
  static final Request NONE = new Request("", "", "", "", "");

  /// That whose beginning `reader` has just read.
  static Request of(XMLStreamReader reader) {
    return new Request(
        reader.getLocalName(),
        attribute(reader, "type"),
        attribute(reader, "id"),
        attribute(reader, "to"),
        "");
  }

  private static String attribute(XMLStreamReader reader, String name) {
    @Nullable String value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  Request about(String namespace) {
    return about.isEmpty() ? new Request(name, type, id, to, namespace) : this;
  }

  boolean isLogin() {
    return name.equals("auth");
  }

  boolean isQuestion() {
    return name.equals("iq") && (type.equals("get") || type.equals("set"));
  }
}
