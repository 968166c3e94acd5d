package im.herald.scripted;

import static im.herald.scripted.Oversized.message;

import java.util.List;

/// What ends a stream, because it is no XML or none that XMPP allows (RFC 6120 § 4.9.3.13, § 11.1).
record Broken(String what, String octets) {
  static List<Broken> all() {
    return List.of(
        new Broken("half a stanza, and the end", "<message from='mallory@example.net/x'><bo</>"),
        new Broken("the end of the stream in a stanza", "<message></stream:stream>"),
        new Broken("tags that do not match", "<message><body>x</message>"),
        new Broken("a comment", message("<!-- x -->")),
        new Broken("a processing instruction", message("<?x y?>")),
        new Broken("a DTD", "<!DOCTYPE x [<!ENTITY y 'z'>]>"),
        new Broken("an entity that nobody declared", message("<body>&y;</body>")),
        new Broken("U+0000", message("<body>&#0;</body>")),
        new Broken("U+FFFE", message("<body>\uFFFE</body>")),
        new Broken("U+0001 in an attribute", message("<x a='\u0001'/>")),
        new Broken("a prefix that nobody declared", message("<x:y/>")),
        new Broken("an attribute twice", message("<x a='1' a='2'/>")));
  }

  @Override
  public String toString() {
    return what;
  }
}
