package im.herald.scripted;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server that knows one account answers. Any password is right.
final class Answers {
  static final String DOMAIN = "example.org";

  private static final Pattern RESOURCE = Pattern.compile("<resource>(.*?)</resource>");

  private volatile Optional<String> refusal = Optional.empty();
  private volatile Optional<String> elsewhere = Optional.empty();
  private volatile String resource = "";
  private final Memory memory;
  private boolean loggedIn;
  private volatile boolean counts;
  private volatile AtomicInteger handled = new AtomicInteger();
  private volatile boolean resumed;

  Answers(Memory memory) {
    this.memory = memory;
  }

  /// Lets no login succeed from now on.
  void refuse(String condition) {
    refusal = Optional.of(condition);
  }

  /// Sends whoever says hello to `place`.
  void sendTo(String place) {
    elsewhere = Optional.of(place);
  }

  /// Whether stanzas are counted: stream management is on (XEP-0198 § 3).
  boolean counts() {
    return counts;
  }

  /// How many stanzas were counted.
  AtomicInteger handled() {
    return handled;
  }

  /// Whether the client went on with a session that broke.
  boolean resumed() {
    return resumed;
  }

  String resource() {
    return resource;
  }

  String to(Element element) {
    return switch (element.name()) {
      case "stream:stream" ->
          header() + elsewhere.map(Answers::seeOtherHost).orElseGet(this::features);
      case "auth" -> login();
      case "enable" -> {
        counts = true;
        yield memory.enabled(handled);
      }
      case "resume" -> resume(element.attribute("previd").orElse(""));
      case "iq" -> iq(element);
      case "/stream:stream" -> "</stream:stream>";
      default -> "";
    };
  }

  private String resume(String id) {
    Optional<AtomicInteger> before = memory.handled(id);
    if (before.isEmpty()) {
      return "<failed xmlns='urn:xmpp:sm:3'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>";
    }
    handled = before.get();
    counts = true;
    resumed = true;
    return memory.resumed(id, handled);
  }

  private static String header() {
    return "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
        + " id='s' from='%s' version='1.0'>".formatted(DOMAIN);
  }

  private static String seeOtherHost(String place) {
    return "<stream:error><see-other-host xmlns='urn:ietf:params:xml:ns:xmpp-streams'>%s</see-other-host></stream:error></stream:stream>"
        .formatted(place);
  }

  private String features() {
    return "<stream:features>"
        + (loggedIn
            ? "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>" + memory.features()
            : "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>")
        + "</stream:features>";
  }

  private String login() {
    loggedIn = refusal.isEmpty();
    return refusal
        .map("<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><%s/></failure>"::formatted)
        .orElse("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
  }

  private String iq(Element iq) {
    String type = iq.attribute("type").orElse("");
    if (!type.equals("get") && !type.equals("set")) {
      return "";
    }
    Optional<String> archived =
        memory.archive().answer(iq).or(() -> memory.roomArchive().answer(iq));
    if (archived.isPresent()) {
      return archived.get();
    }
    if (iq.mentions("urn:ietf:params:xml:ns:xmpp-bind")) {
      return result(iq, bind(iq));
    }
    if (iq.mentions("jabber:iq:roster")) {
      return result(iq, "<query xmlns='jabber:iq:roster'>%s</query>".formatted(memory.contacts()));
    }
    if (iq.mentions("urn:xmpp:ping")
        || iq.mentions("vcard-temp")
        || iq.mentions("<publish ")
        || iq.mentions("urn:xmpp:carbons")
        || iq.mentions("xmpp-session")) {
      return result(iq, "");
    }
    return "<iq type='error' id='%s'%s><error type='cancel'>".formatted(iq.id(), from(iq))
        + "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
  }

  private String bind(Element iq) {
    Matcher asked = RESOURCE.matcher(iq.xml());
    resource = asked.find() ? asked.group(1) : "chosen-by-server";
    return "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>herald@%s/%s</jid></bind>"
        .formatted(DOMAIN, resource);
  }

  private static String result(Element iq, String child) {
    return "<iq type='result' id='%s'%s>%s</iq>".formatted(iq.id(), from(iq), child);
  }

  /// It answers whom was asked; without `from` it would be our own account (RFC 6120 § 8.1.2.1).
  private static String from(Element iq) {
    return iq.attribute("to").map(" from='%s'"::formatted).orElse("");
  }
}
