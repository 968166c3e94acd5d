package im.herald.scripted;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One child of the stream as it came, or a tag of the stream itself. Read by matching strings,
/// which is enough for what well-behaved clients write.
record Element(String xml) {
  private static final Pattern NAME = Pattern.compile("<(/?[\\w:]+)");
  private static final Pattern BODY = Pattern.compile("<body[^>]*>([^<]*)</body>");

  /// With the slash if it is the end of the stream.
  String name() {
    Matcher name = NAME.matcher(xml);
    return name.find() ? name.group(1) : "";
  }

  /// Of the outermost tag.
  Optional<String> attribute(String name) {
    String tag = xml.substring(0, xml.indexOf('>'));
    Matcher value = Pattern.compile(" " + name + "=(['\"])(.*?)\\1").matcher(tag);
    return value.find() ? Optional.of(value.group(2)) : Optional.empty();
  }

  String id() {
    return attribute("id").orElse("");
  }

  Optional<String> body() {
    Matcher body = BODY.matcher(xml);
    return body.find() ? Optional.of(body.group(1)) : Optional.empty();
  }

  boolean isStanza() {
    return switch (name()) {
      case "message", "presence", "iq" -> true;
      default -> false;
    };
  }

  boolean mentions(String text) {
    return xml.contains(text);
  }
}
