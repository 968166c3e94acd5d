package im.herald.xmpp.adhoc;

import im.herald.message.CleanText;
import java.util.ArrayList;
import java.util.List;
import org.jivesoftware.smack.util.XmlStringBuilder;

/// A form that goes out to be filled in (XEP-0004 § 3.1).
///
/// @param instructions a paragraph each
record Form(String title, List<String> instructions, List<Field> fields) {
  Form {
    instructions = List.copyOf(instructions);
    fields = List.copyOf(fields);
  }

  /// With `reason` before everything else: Profanity and Converse show no note beside a form.
  Form saying(String reason) {
    List<String> all = new ArrayList<>(List.of(reason));
    all.addAll(instructions);
    return new Form(title, all, fields);
  }

  void write(XmlStringBuilder xml) {
    xml.halfOpenElement("x").xmlnsAttribute(CommandReader.FORM);
    xml.attribute("type", "form").rightAngleBracket();
    xml.element("title", CleanText.of(title));
    instructions.forEach(line -> xml.element("instructions", CleanText.of(line)));
    fields.forEach(field -> field.write(xml));
    xml.closeElement("x");
  }
}
