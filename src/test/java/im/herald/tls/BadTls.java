package im.herald.tls;

import im.herald.tls.BadServer.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The bad servers: what each does, and words that Herald must say about it.
final class BadTls {
  private static final String VOUCHES = "nobody whom Herald trusts vouches";
  private static final Duration DAY = Duration.ofDays(1);

  private final Issued authority = Issuing.of("Test Authority").asAuthority().issue();
  private final Path folder;

  BadTls(Path folder) throws GeneralSecurityException {
    this.folder = folder;
  }

  /// The one authority that Herald trusts.
  Path trusted() throws GeneralSecurityException, IOException {
    return authority.write(folder.resolve("ca.pem"));
  }

  /// A certificate against which nothing is to be said.
  Issued right() throws GeneralSecurityException {
    return Issuing.of(Lines.DOMAIN, Lines.DOMAIN).by(authority).issue();
  }

  /// What comes before TLS, or is there instead of it.
  List<Case> ways() throws GeneralSecurityException, IOException {
    Issued right = right();
    String noStartTls = "offers no STARTTLS";
    return List.of(
        new Case("no STARTTLS is offered", begins(Lines.MECHANISMS), noStartTls),
        new Case("nothing is offered", begins(""), noStartTls),
        new Case(
            "features are there before the stream",
            d -> {
              d.says(Lines.HEADER + Lines.features(Lines.MECHANISMS));
              d.hearsAll();
            },
            noStartTls),
        new Case("STARTTLS is refused", offered(d -> d.says(Lines.FAILURE)), "refuses it"),
        new Case(
            "the server goes on in clear after proceed",
            proceeded(
                d -> {
                  d.says(Lines.HEADER + Lines.features(Lines.MECHANISMS));
                  d.hearsAll();
                }),
            "TLS"),
        new Case(
            "features come with proceed, and TLS after",
            offered(
                d -> {
                  d.says(Lines.PROCEED + Lines.HEADER + Lines.features(Lines.MECHANISMS));
                  shows(right).play(d);
                }),
            "somebody in between"),
        new Case(
            "a success comes with proceed",
            offered(
                d -> {
                  d.says(Lines.PROCEED + "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
                  d.hearsAll();
                }),
            "somebody in between"),
        new Case(
            "features come in clear, then TLS",
            proceeded(
                d -> {
                  d.says(Lines.features(Lines.MECHANISMS));
                  shows(right).play(d);
                }),
            "TLS"));
  }

  /// What can go wrong in the handshake.
  private static List<Case> handshakes() {
    return List.of(
        answers("the handshake is garbage", d -> d.says("\u0000\u0001garbage".repeat(9)), "TLS"),
        answers("the handshake is HTTP", d -> d.says("HTTP/1.1 400 Bad Request\r\n\r\n"), "TLS"),
        answers(
            "the handshake is XMPP in clear",
            d -> d.says(Lines.HEADER + Lines.features(Lines.MECHANISMS)),
            "connection.security"),
        answers("the server refuses by an alert", d -> d.says(record(21, "\u0002(")), "alert"),
        answers("TLS 1.1 only", d -> d.says(hello(0x02)), "TLS11"),
        answers("TLS 1.0 only", d -> d.says(hello(0x01)), "TLS10"),
        answers("SSL 3 only", d -> d.says(hello(0x00)), "SSL30"));
  }

  /// What comes of a server that is being restarted rather than of a bad one.
  private static List<Case> cutOff() {
    return List.of(
        new Case("the server closes instead of a handshake", d -> {}, "cut off"),
        answers("the handshake breaks off", d -> d.says(hello(0x03)), "cut off"));
  }

  private static Case answers(String name, Script script, String... words) {
    return new Case(
        name,
        d -> {
          d.hearsHello();
          script.play(d);
        },
        words);
  }

  /// Certificates that are not right.
  List<Case> certificates() throws GeneralSecurityException, IOException {
    Issued middle = Issuing.of("Middle").asAuthority().by(authority).issue();
    Issued noAuthority = right();
    Issued stranger = Issuing.of("Test Authority").asAuthority().issue();
    Issued domain = right();
    return List.of(
        shown(
            "expired", domain().valid(DAY.negated().multipliedBy(9), DAY.negated()), "expired on"),
        shown("not yet valid", domain().valid(DAY, DAY.multipliedBy(9)), "is valid from"),
        shown("for another name", other("example.net"), "is for example.net, not for example.org"),
        shown(
            "by its common name only",
            Issuing.of(Lines.DOMAIN),
            "is for no name, not for example.org"),
        shown("for a name at the end of another", other("notexample.org"), "not for example.org"),
        shown("for a name that goes on", other("example.org.evil.net"), "not for example.org"),
        shown("for all names below", other("*.example.org"), "not for example.org"),
        shown("for a whole top level", other("*.org"), "not for example.org"),
        shown("for everything", other("*"), "not for example.org"),
        shown("with two stars", other("*.*", "*.*.org"), "not for example.org"),
        shown("with a star within a label", other("ex*.org"), "not for example.org"),
        shown(
            "by mail and URI only",
            Issuing.of("x").named(0x81, "example.org").named(0x86, "xmpp:example.org"),
            "is for no name"),
        new Case("self-signed", shows(Issuing.of(Lines.DOMAIN, Lines.DOMAIN).issue()), VOUCHES),
        new Case(
            "of an unknown authority",
            shows(domain().by(Issuing.of("Nobody").asAuthority().issue()).issue()),
            VOUCHES),
        new Case(
            "of an authority with a trusted name",
            shows(domain().by(stranger).issue().with(stranger)),
            VOUCHES),
        new Case(
            "without the authority in the middle", shows(domain().by(middle).issue()), VOUCHES),
        new Case(
            "of somebody who is no authority",
            shows(domain().by(noAuthority).issue().with(noAuthority)),
            VOUCHES),
        new Case("with another key than the pinned one", shows(domain), "somebody is in between")
            .withPin());
  }

  private Case shown(String name, Issuing issuing, String... words)
      throws GeneralSecurityException, IOException {
    return new Case(name, shows(issuing.by(authority).issue()), words);
  }

  private static Issuing domain() {
    return Issuing.of(Lines.DOMAIN, Lines.DOMAIN);
  }

  private static Issuing other(String... names) {
    return Issuing.of(Lines.DOMAIN, names);
  }

  /// Opens the stream with these features, and listens.
  private static Script begins(String features) {
    return d -> {
      d.hears("<stream:stream");
      d.hears(">");
      d.says(Lines.HEADER + Lines.features(features));
      d.hearsAll();
    };
  }

  private static Script offered(Script then) {
    return d -> {
      d.hears("<stream:stream");
      d.hears(">");
      d.says(Lines.HEADER + Lines.features(Lines.STARTTLS));
      d.hears("<starttls");
      d.hears(">");
      then.play(d);
    };
  }

  /// Up to the point where TLS begins, and on by `then`.
  static Script proceeded(Script then) {
    return offered(
        d -> {
          d.says(Lines.PROCEED);
          then.play(d);
        });
  }

  /// A whole server behind that certificate, which would take any login.
  static Script shows(Issued certificate) {
    return d -> {
      d.secures(certificate.context());
      begins(Lines.MECHANISMS).play(d);
    };
  }

  /// A server whose TLS is right, and which does not look at logins.
  static Script busy(Issued certificate) {
    return d -> {
      d.secures(certificate.context());
      d.hears("<stream:stream");
      d.hears(">");
      d.says(Lines.HEADER + Lines.features(Lines.MECHANISMS));
      d.hears("</auth>");
      d.says(
          "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><temporary-auth-failure/></failure>");
      d.hearsAll();
    };
  }

  /// A ServerHello of TLS 1.`minor` minus one (RFC 5246 § 7.4.1.3), and no more.
  private static byte[] hello(int minor) {
    String body = "\u0003" + (char) minor + "r".repeat(32) + "\u0000\u00c0\u0013\u0000";
    return record(22, "\u0002\u0000\u0000" + (char) body.length() + body);
  }

  private static byte[] record(int type, String content) {
    String all = (char) type + "\u0003\u0001\u0000" + (char) content.length() + content;
    return all.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /// All of them, over STARTTLS and over TLS from the first byte.
  List<Case> all() throws GeneralSecurityException, IOException {
    List<Case> all = new ArrayList<>(ways());
    all.addAll(bothWays(handshakes()));
    all.addAll(bothWays(certificates()));
    return all;
  }

  /// Handshakes that are cut off.
  List<Case> allCutOff() {
    return bothWays(cutOff());
  }

  /// After STARTTLS, and from the first octet.
  private static List<Case> bothWays(List<Case> handshakes) {
    return Stream.concat(
            handshakes.stream().map(each -> each.after(proceeded(each.script()))),
            handshakes.stream().map(Case::directly))
        .toList();
  }

  /// @param direct whether Herald begins with TLS
  /// @param pinned whether Herald has the pin of another key
  record Case(String name, Script script, boolean direct, boolean pinned, List<String> words) {
    Case(String name, Script script, String... words) {
      this(name, script, false, false, List.of(words));
    }

    Case after(Script whole) {
      return new Case(name, whole, direct, pinned, words);
    }

    Case directly() {
      return new Case(name, script, true, pinned, words);
    }

    Case withPin() {
      return new Case(name, script, direct, true, words);
    }

    @Override
    public String toString() {
      return name + (direct ? ", TLS from the first byte" : "");
    }
  }
}
