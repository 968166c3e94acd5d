package im.herald.it;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jxmpp.jid.BareJid;

/// Somebody whose client shows a bot's ad-hoc commands (XEP-0050).
///
/// @param bot its full JID
record AdHocPerson(Person person, String bot) {
  private static final String COMMANDS = "http://jabber.org/protocol/commands";

  /// @param resource of the bot
  static AdHocPerson of(Person person, BareJid bot, String resource) {
    return new AdHocPerson(person, bot + "/" + resource);
  }

  /// The nodes of the commands that are listed.
  List<String> list() {
    Element answer =
        person.gets(
            bot,
            "<query xmlns='http://jabber.org/protocol/disco#items' node='%s'/>"
                .formatted(COMMANDS));
    return answer.child("query").orElseThrow().children().stream()
        .map(item -> item.attribute("node"))
        .toList();
  }

  /// What the bot says about itself, or about one of its commands.
  Element info(String node) {
    return person.gets(
        bot,
        "<query xmlns='http://jabber.org/protocol/disco#info'%s/>"
            .formatted(node.isEmpty() ? "" : " node='" + node + "'"));
  }

  /// Begins a command.
  Answer runs(String node) {
    return asks(node, "action='execute'", "");
  }

  /// Goes on with one.
  ///
  /// @param action empty for none
  Answer goesOn(String node, Answer with, String action, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(
                field ->
                    "<field var='%s'>%s</field>"
                        .formatted(
                            field.getKey(),
                            Arrays.stream(field.getValue().split("\n"))
                                .map(v -> "<value>%s</value>".formatted(Element.escaped(v)))
                                .collect(joining())))
            .collect(joining("", "<x xmlns='jabber:x:data' type='submit'>", "</x>"));
    String how = action.isEmpty() ? "" : " action='" + action + "'";
    return asks(
        node,
        "sessionid='%s'%s".formatted(with.session(), how),
        action.equals("cancel") || action.equals("prev") ? "" : form);
  }

  private Answer asks(String node, String attributes, String content) {
    return new Answer(
        person.asks(
            bot,
            "<command xmlns='%s' node='%s' %s>%s</command>"
                .formatted(COMMANDS, node, attributes, content)));
  }

  /// What came back.
  record Answer(Element iq) {
    String status() {
      return command().attribute("status");
    }

    String session() {
      return command().attribute("sessionid");
    }

    String note() {
      return command().textOf("note");
    }

    String noteType() {
      return command().child("note").map(note -> note.attribute("type")).orElse("");
    }

    /// What stands in a field of the form.
    List<String> value(String field) {
      return field(field).children().stream()
          .filter(child -> child.name().equals("value"))
          .map(Element::text)
          .toList();
    }

    Element field(String name) {
      return fields().stream()
          .filter(field -> field.attribute("var").equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no field " + name + " in " + iq));
    }

    List<Element> fields() {
      return form().children().stream().filter(child -> child.name().equals("field")).toList();
    }

    Element form() {
      return command().child("x").orElseThrow(() -> new AssertionError("no form in " + iq));
    }

    /// The conditions of the error.
    List<String> error() {
      return iq
          .child("error")
          .orElseThrow(() -> new AssertionError("no error but " + iq))
          .children()
          .stream()
          .map(Element::name)
          .toList();
    }

    private Element command() {
      return iq.child("command").orElseThrow(() -> new AssertionError("no command in " + iq));
    }
  }
}
