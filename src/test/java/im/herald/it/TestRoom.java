package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/// A room of a test's own, as its owner sees it and rules in it (XEP-0045 § 8 to 10). The owner is
/// in it as `juliet`.
final class TestRoom {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  static final String OWNER_NICK = "juliet";

  private final EntityBareJid jid;
  private final Person owner;

  private TestRoom(EntityBareJid jid, Person owner) {
    this.jid = jid;
    this.owner = owner;
  }

  /// The address of a room that is not there yet.
  static TestRoom ruledBy(Person owner) {
    try {
      String name = "team-" + UUID.randomUUID().toString().substring(0, 8);
      return new TestRoom(JidCreate.entityBareFrom(name + "@conference.localhost"), owner);
    } catch (XmppStringprepException e) {
      throw new IllegalStateException(e);
    }
  }

  EntityBareJid jid() {
    return jid;
  }

  /// Makes it. Everybody in it sees who is who.
  TestRoom open() {
    return open("muc#roomconfig_whois", "anyone");
  }

  /// Makes it, with these fields and values of its form (§ 10.1.3).
  TestRoom open(String... fields) {
    enter(owner, OWNER_NICK);
    configure(fields);
    return this;
  }

  void configure(String... fields) {
    StringBuilder form =
        new StringBuilder(field("FORM_TYPE", "http://jabber.org/protocol/muc#roomconfig"));
    for (int i = 0; i < fields.length; i += 2) {
      form.append(field(fields[i], fields[i + 1]));
    }
    asksAsOwner("<x xmlns='jabber:x:data' type='submit'>" + form + "</x>");
  }

  private static String field(String name, String value) {
    return "<field var='%s'><value>%s</value></field>".formatted(name, value);
  }

  private void asksAsOwner(String content) {
    Element answer =
        owner.asks(
            jid.toString(),
            "<query xmlns='http://jabber.org/protocol/muc#owner'>%s</query>".formatted(content));
    assertThat(answer.attribute("type")).as("%s", answer).isEqualTo("result");
  }

  /// Somebody comes in, and sees the bot if it is there.
  TestRoom enter(Person person, String nick) {
    person.writes(
        "<presence to='%s/%s'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>"
            .formatted(jid, nick));
    sees(person, nick);
    return this;
  }

  void exit(Person person, String nick) {
    person.writes("<presence type='unavailable' to='%s/%s'/>".formatted(jid, nick));
    misses(person, nick);
  }

  /// Waits until `person` sees `nick` in the room.
  void sees(Person person, String nick) {
    await("%s sees %s".formatted(person.jid(), nick))
        .atMost(PATIENCE)
        .until(() -> person.occupantIs(jid + "/" + nick), ""::equals);
  }

  /// Waits until `person` sees that `nick` is not in the room any more.
  void misses(Person person, String nick) {
    await("%s misses %s".formatted(person.jid(), nick))
        .atMost(PATIENCE)
        .until(() -> person.occupantIs(jid + "/" + nick), "unavailable"::equals);
  }

  /// Says `text` before everybody, and hears what is said next by `from`.
  String asks(Person person, String text, String from) {
    says(person, text);
    return hears(person, from);
  }

  void says(Person person, String text) {
    person.writes(
        "<message type='groupchat' to='%s' id='%s'><body>%s</body></message>"
            .formatted(jid, UUID.randomUUID(), Element.escaped(text)));
  }

  String hears(Person person, String from) {
    while (true) {
      Element message = person.next();
      if (message.attribute("from").equals(jid + "/" + from)) {
        return message.textOf("body");
      }
    }
  }

  /// § 8.2.
  void kicks(String nick) {
    asAdmin("<item nick='%s' role='none'/>".formatted(nick));
    misses(owner, nick);
  }

  /// § 7.8.2: the owner has the room invite somebody.
  void invites(org.jxmpp.jid.BareJid person) {
    owner.writes(
        "<message to='%s'><x xmlns='http://jabber.org/protocol/muc#user'><invite to='%s'/></x></message>"
            .formatted(jid, person));
  }

  /// XEP-0249: somebody invites by themselves.
  void isWhere(Person by, org.jxmpp.jid.BareJid invited, String password) {
    by.writes(
        "<message to='%s'><x xmlns='jabber:x:conference' jid='%s' password='%s'/></message>"
            .formatted(invited, jid, password));
  }

  /// § 9.1, § 9.2 and the others: `outcast`, `none`, `member`.
  void makes(org.jxmpp.jid.BareJid person, String affiliation) {
    asAdmin("<item jid='%s' affiliation='%s'/>".formatted(person, affiliation));
  }

  private void asAdmin(String item) {
    Element answer =
        owner.asks(
            jid.toString(),
            "<query xmlns='http://jabber.org/protocol/muc#admin'>%s</query>".formatted(item));
    assertThat(answer.attribute("type")).as("%s", answer).isEqualTo("result");
  }

  /// § 10.9.
  void destroys(String instead) {
    asksAsOwner("<destroy jid='%s'/>".formatted(instead));
  }
}
