package im.herald.xmpp.adhoc;

import im.herald.message.CleanText;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jivesoftware.smack.util.XmlStringBuilder;

/// One field of a form that goes out (XEP-0004 § 3.2), always with its type: Profanity shows no
/// other.
///
/// @param name empty for a text that is only read
/// @param label beside the field
/// @param help what belongs into it
/// @param options of which one or several are chosen; empty if it is no list
/// @param values what stands in it
/// @param check what a client can check by itself
record Field(
    String name,
    Type type,
    String label,
    String help,
    boolean required,
    List<String> options,
    List<String> values,
    Check check) {

  static final String CHECKS = "http://jabber.org/protocol/xdata-validate";

  /// A line that is only read. Profanity shows no second one in a field.
  static Field fixed(String line) {
    return new Field("", Type.FIXED, "", "", false, List.of(), List.of(line), new Check.None());
  }

  /// What can be done with a field.
  enum Type {
    BOOLEAN,
    FIXED,
    JID_MULTI,
    JID_SINGLE,
    LIST_MULTI,
    LIST_SINGLE,
    TEXT_MULTI,
    TEXT_SINGLE;

    /// As it stands on the wire.
    String written() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// XEP-0122 § 3.
  sealed interface Check {
    record None() implements Check {}

    record Yes() implements Check {}

    record Range(long least, long most) implements Check {}

    record Pattern(String expression) implements Check {}
  }

  void write(XmlStringBuilder xml) {
    xml.halfOpenElement("field");
    xml.optAttribute("var", name.isEmpty() ? null : name);
    xml.attribute("type", type.written());
    xml.optAttribute("label", label.isEmpty() ? null : CleanText.of(label));
    xml.rightAngleBracket();
    if (!help.isEmpty()) {
      xml.element("desc", CleanText.of(help));
    }
    writeCheck(xml);
    if (required) {
      xml.emptyElement("required");
    }
    values.forEach(value -> xml.element("value", CleanText.of(value)));
    for (String option : options) {
      xml.halfOpenElement("option").attribute("label", CleanText.of(option)).rightAngleBracket();
      xml.element("value", CleanText.of(option));
      xml.closeElement("option");
    }
    xml.closeElement("field");
  }

  private void writeCheck(XmlStringBuilder xml) {
    switch (check) {
      case Check.None() -> {}
      case Check.Yes() -> writeCheck(xml, "xs:boolean", inside -> inside.emptyElement("basic"));
      case Check.Range(long least, long most) ->
          writeCheck(
              xml,
              "xs:integer",
              inside ->
                  inside
                      .halfOpenElement("range")
                      .attribute("min", String.valueOf(least))
                      .attribute("max", String.valueOf(most))
                      .closeEmptyElement());
      case Check.Pattern(String expression) ->
          writeCheck(xml, "xs:string", inside -> inside.element("regex", expression));
    }
  }

  private static void writeCheck(
      XmlStringBuilder xml, String datatype, Consumer<XmlStringBuilder> inside) {
    xml.halfOpenElement("validate");
    xml.xmlnsAttribute(CHECKS);
    xml.attribute("datatype", datatype).rightAngleBracket();
    inside.accept(xml);
    xml.closeElement("validate");
  }
}
