package im.herald.scripted;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.xml.namespace.QName;

/// Stanzas by chance: well-formed, of names that Smack and Herald know, and of contents that nobody
/// expects. The same seed makes the same stanzas.
final class Fuzz {
  private static final List<String> FROM =
      List.of(
          "mallory@example.net/x",
          "mallory@example.net",
          "example.net",
          "example.org",
          "room@rooms.example.org/nick",
          "room@rooms.example.org",
          "herald@example.org/other",
          "@example.net",
          "mallory@example.net/" + "r".repeat(2_000),
          "a b@c d/e",
          "\u202emallory@example.net/\u2028");
  private static final List<String> TYPES =
      List.of(
          "chat",
          "normal",
          "groupchat",
          "headline",
          "error",
          "get",
          "set",
          "result",
          "probe",
          "unavailable",
          "subscribe",
          "subscribed",
          "unsubscribe",
          "unsubscribed",
          "x",
          "");
  private static final List<String> ATTRIBUTES =
      List.of(
          "id",
          "by",
          "node",
          "var",
          "type",
          "stamp",
          "jid",
          "from",
          "to",
          "h",
          "queryid",
          "nick",
          "affiliation",
          "role",
          "code",
          "subscription",
          "ask",
          "name",
          "sid",
          "status",
          "action",
          "sessionid",
          "hash",
          "ver",
          "algo",
          "seconds",
          "max",
          "xml:lang",
          "priority");
  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "-1",
          "110",
          "301",
          "99999999999999999999",
          "x",
          "true",
          "owner",
          "none",
          "both",
          "remove",
          "2020-01-01T00:00:00Z",
          "never",
          "mallory@example.net/x",
          "@@",
          "herald@example.org",
          "urn:x",
          "sha-1",
          "&amp;&lt;&#13;",
          "\ufffd\u202e");
  private static final List<String> WORDS =
      List.of(
          "help",
          "ping",
          "help ping",
          "!ping",
          "herald: ping",
          "claim X",
          "whoami",
          "echo &quot;",
          "broadcast x",
          "schedule add x every 1h to x y",
          "\u202e\u0085\u2028",
          "/me x",
          "?OTR:AAMC",
          "\ud83d\ude00");
  private static final List<String> PLAIN =
      List.of("subject", "thread", "show", "status", "priority", "nick");
  private static final List<String> INNER =
      List.of(
          "item", "x", "field", "value", "feature", "identity", "set", "body", "message", "error");

  private static final String DEEP = "<x xmlns='urn:x'>".repeat(200) + "</x>".repeat(200);

  private final Random random;
  private final List<QName> extensions;
  private final List<QName> requests;
  private int number;

  Fuzz(long seed) throws IOException {
    random = new Random(seed);
    extensions = Vocabulary.extensions();
    requests = Vocabulary.requests();
  }

  /// The next one.
  String stanza() {
    number++;
    return switch (random.nextInt(4)) {
      case 0 -> tag("iq", request());
      case 1 -> tag("presence", children());
      default -> tag("message", (random.nextInt(8) == 0 ? body() : "") + children());
    };
  }

  private String tag(String name, String content) {
    return "<%s from='%s' type='%s' id='f%d'%s>%s</%s>"
        .formatted(
            name,
            one(FROM),
            one(TYPES),
            number,
            random.nextInt(8) == 0 ? " to='%s'".formatted(one(FROM)) : "",
            content,
            name);
  }

  private String request() {
    return element(one(requests), 0) + (random.nextInt(8) == 0 ? children() : "");
  }

  private String children() {
    StringBuilder children = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      children.append(
          switch (random.nextInt(8)) {
            case 0 -> "<%s>%s</%1$s>".formatted(one(PLAIN), one(VALUES));
            case 1 -> element(one(requests), 0);
            case 2 -> random.nextInt(50) == 0 ? DEEP : "";
            default -> element(one(extensions), 0);
          });
    }
    return children.toString();
  }

  private String body() {
    return "<body>%s</body>".formatted(one(WORDS));
  }

  private String element(QName name, int depth) {
    StringBuilder xml = new StringBuilder("<" + name.getLocalPart());
    xml.append(" xmlns='").append(name.getNamespaceURI()).append('\'');
    int first = random.nextInt(ATTRIBUTES.size() - 4);
    for (String attribute : ATTRIBUTES.subList(first, first + random.nextInt(4))) {
      xml.append(' ').append(attribute).append("='").append(one(VALUES)).append('\'');
    }
    xml.append('>');
    int inside = random.nextInt(depth > 4 ? 2 : 5);
    for (int i = 0; i < inside; i++) {
      switch (random.nextInt(6)) {
        case 0 -> xml.append(one(VALUES));
        case 1 -> xml.append(element(one(requests), depth + 2));
        case 2 -> xml.append(element(new QName(name.getNamespaceURI(), one(INNER)), depth + 1));
        case 3 -> xml.append(element(one(extensions), depth + 2));
        default -> {}
      }
    }
    return xml.append("</").append(name.getLocalPart()).append('>').toString();
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
