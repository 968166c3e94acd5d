package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Those who ask Herald's session for its commands by form (XEP-0050), whoever they say they are.
///
/// @param server the server's side of the session
record FormsClient(Client server) {
  static final String COMMANDS = "http://jabber.org/protocol/commands";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// @param from an attribute, or nothing in its place
  FormAnswer asks(String from, String type, String content) throws Exception {
    return answer(sends(from, type, content));
  }

  /// As [#asks], and does not wait.
  ///
  /// @return its id
  String sends(String from, String type, String content) throws Exception {
    String id = UUID.randomUUID().toString();
    server.send(
        "<iq type='%s' id='%s' to='herald@example.org/herald' %s>%s</iq>"
            .formatted(type, id, from, content));
    return id;
  }

  FormAnswer answer(String id) throws Exception {
    assertThat(server.hears(e -> e.name().equals("iq") && e.id().equals(id), PATIENCE))
        .as("an answer to " + id)
        .isTrue();
    return server.received().stream()
        .filter(e -> e.id().equals(id))
        .map(e -> new FormAnswer(e.xml()))
        .findFirst()
        .orElseThrow();
  }

  /// The nodes that are listed.
  List<String> list(String from) throws Exception {
    String xml =
        asks(
                from,
                "get",
                "<query xmlns='http://jabber.org/protocol/disco#items' node='%s'/>"
                    .formatted(COMMANDS))
            .xml();
    return Pattern.compile("<item [^>]*node='([^']*)'")
        .matcher(xml)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  FormAnswer runs(String from, String node) throws Exception {
    return commands(from, "node='%s' action='execute'".formatted(node), "");
  }

  /// @param how attributes beside the session's
  FormAnswer goesOn(String from, FormAnswer with, String how, Map<String, List<String>> fields)
      throws Exception {
    return commands(from, "sessionid='%s' %s".formatted(with.session(), how), submitted(fields));
  }

  FormAnswer commands(String from, String attributes, String content) throws Exception {
    return asks(
        from,
        "set",
        "<command xmlns='%s' %s>%s</command>".formatted(COMMANDS, attributes, content));
  }

  static String submitted(Map<String, List<String>> fields) {
    return fields.entrySet().stream()
        .map(field -> "<field var='%s'>%s</field>".formatted(field.getKey(), values(field)))
        .collect(Collectors.joining("", "<x xmlns='jabber:x:data' type='submit'>", "</x>"));
  }

  private static String values(Map.Entry<String, List<String>> field) {
    return field.getValue().stream()
        .map(
            value ->
                "<value>%s</value>".formatted(value.replace("&", "&amp;").replace("<", "&lt;")))
        .collect(Collectors.joining());
  }

  /// What came back.
  record FormAnswer(String xml) {
    private static final Pattern NOTE =
        Pattern.compile("<note type='(\\w+)'>(.*?)</note>", Pattern.DOTALL);

    String status() {
      return first("<command [^>]*status='(\\w+)'");
    }

    String session() {
      return first("<command [^>]*sessionid='([^']*)'");
    }

    String noteType() {
      return first(NOTE.pattern());
    }

    String note() {
      Matcher note = NOTE.matcher(xml);
      return note.find() ? unescaped(note.group(2)) : "";
    }

    /// The actions that are allowed.
    List<String> actions() {
      return Stream.of("prev", "next", "complete")
          .filter(action -> first("<actions [^>]*>(.*?)</actions>").contains("<" + action + "/>"))
          .toList();
    }

    /// The conditions of the error.
    List<String> error() {
      List<String> conditions = new ArrayList<>();
      Matcher each =
          Pattern.compile("<([\\w-]+) xmlns='[^']*'(?:/>|>\\s*</\\1>)")
              .matcher(first("<error [^>]*>(.*?)</error>"));
      while (each.find()) {
        conditions.add(each.group(1));
      }
      return conditions;
    }

    /// The field as it came.
    String field(String name) {
      return first("(<field var='%s'.*?</field>)".formatted(name));
    }

    /// What stands in it.
    List<String> values(String name) {
      return Pattern.compile("<value>(.*?)</value>", Pattern.DOTALL)
          .matcher(field(name).replaceAll("<option.*?</option>", ""))
          .results()
          .map(found -> unescaped(found.group(1)))
          .toList();
    }

    private String first(String pattern) {
      Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(xml);
      return found.find() ? found.group(1) : "";
    }

    private static String unescaped(String text) {
      return text.replace("&lt;", "<")
          .replace("&gt;", ">")
          .replace("&quot;", "\"")
          .replace("&apos;", "'")
          .replace("&amp;", "&");
    }
  }
}
