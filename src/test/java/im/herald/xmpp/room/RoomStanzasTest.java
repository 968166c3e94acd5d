package im.herald.xmpp.room;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.Secret;
import im.herald.message.Jids;
import im.herald.message.Role;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// One character that XML does not allow, and the server ends the stream.
class RoomStanzasTest {
  private static final EntityBareJid ROOM =
      JidCreate.entityBareFromOrThrowUnchecked("team@rooms.example.org");

  @BeforeAll
  static void addressesArePreparedAsInHerald() {
    Jids.prepare();
  }

  @Test
  void eachCodePointIsInANicknameAsTheRoomReadsItOrMakesNone() throws Exception {
    int taken = 0;
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      Optional<Resourcepart> nick = nick("n" + Character.toString(c));
      if (nick.isPresent()) {
        taken++;
        assertThat(parse(RoomStanzas.rename(terms("x"), nick.get())).getAttribute("to"))
            .as("U+%04X", c)
            .isEqualTo(ROOM + "/" + nick.get());
      }
    }
    assertThat(taken).isGreaterThan(50_000);
  }

  @Test
  void aPasswordThatNoStanzaCanHoldIsOnlyWrong() throws Exception {
    Resourcepart nick = nick("herald").orElseThrow();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < 0x3000 || (c >= 0xD000 && c <= 0x10FFF) || (c & 0xFFFE) == 0xFFFE) {
        Element join = parse(RoomStanzas.join(terms("p" + Character.toString(c)), nick));
        assertThat(join.getElementsByTagName("password").item(0).getTextContent())
            .as("U+%04X", c)
            .startsWith("p");
      }
    }
  }

  private static Optional<Resourcepart> nick(String text) {
    try {
      return Optional.of(Resourcepart.from(text));
    } catch (XmppStringprepException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static RoomTerms terms(String password) throws Exception {
    return new RoomTerms(
        ROOM, Resourcepart.from("herald"), Optional.of(new Secret(password)), Role.OWNER);
  }

  private static Element parse(Presence presence) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(presence.toXML().toString())))
        .getDocumentElement();
  }
}
