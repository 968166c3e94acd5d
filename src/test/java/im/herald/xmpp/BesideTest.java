package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.IncomingMessage;
import im.herald.message.Signs;
import im.herald.message.StanzaId;
import java.time.InstantSource;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.impl.JidCreate;

/// What a message carries beside its text, as clients write it.
class BesideTest {
  private static final String OMEMO = "xmlns='eu.siacs.conversations.axolotl'";

  @BeforeAll
  static void settings() {
    SmackSettings.apply();
  }

  @Test
  void whatSomebodyAsksForBesideAnAnswerIsRead() throws Exception {
    Signs signs =
        read("<body>ping</body><request xmlns='urn:xmpp:receipts'/><markable xmlns='urn:xmpp:chat-markers:0'/>"
                + "<active xmlns='http://jabber.org/protocol/chatstates'/><replace xmlns='urn:xmpp:message-correct:0' id='a0'/>")
            .orElseThrow()
            .signs();
    assertThat(signs)
        .isEqualTo(
            new Signs(true, true, true, false, Optional.empty(), Optional.of(new StanzaId("a0"))));
    assertThat(read("<body>ping</body>").orElseThrow().signs()).isEqualTo(Signs.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<body>quit</body><encryption xmlns='urn:xmpp:eme:0' namespace='urn:xmpp:omemo:2'/>",
        "<body>quit</body><encryption xmlns='urn:xmpp:eme:0'/>",
        "<body>quit</body><encrypted "
            + OMEMO
            + "><header sid='1'/><payload>x</payload></encrypted>",
        "<body>quit</body><encrypted " + OMEMO + "/>",
        "<encrypted " + OMEMO + "><header sid='1'/><payload>x</payload></encrypted>",
        "<encrypted xmlns='urn:xmpp:omemo:2'><header sid='1'/><payload>x</payload></encrypted>",
        "<body>quit</body><openpgp xmlns='urn:xmpp:openpgp:0'>x</openpgp>",
        "<openpgp xmlns='urn:xmpp:openpgp:0'>x</openpgp>",
        "<body>quit</body><x xmlns='jabber:x:encrypted'>x</x>",
        "<body>?OTRv23?\nquit</body>",
        "<body> ?OTR:AAMC</body>",
        "<body>-----BEGIN PGP MESSAGE-----\nx</body>"
      })
  void anEncryptedMessageIsKnownAsOne(String inside) throws Exception {
    assertThat(read(inside).orElseThrow().signs().encrypted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<encrypted " + OMEMO + "><header sid='1'/></encrypted>",
        "<encryption xmlns='urn:xmpp:eme:0' namespace='x'/>",
        "<active xmlns='http://jabber.org/protocol/chatstates'/>"
      })
  void whatOnlyExchangesKeysOrSaysNothingIsNoMessage(String inside) throws Exception {
    assertThat(read(inside)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<replace xmlns='urn:xmpp:message-correct:0'/>",
        "<replace xmlns='urn:xmpp:message-correct:0' id=''/>",
        "<replace xmlns='urn:example' id='a'/>",
        "<composing xmlns='urn:example'/>",
        "<dancing xmlns='http://jabber.org/protocol/chatstates'/>"
      })
  void whatIsNotAsSpecifiedIsNotThere(String beside) throws Exception {
    assertThat(read("<body>ping</body>" + beside).orElseThrow().signs()).isEqualTo(Signs.NONE);
  }

  private static Optional<IncomingMessage> read(String inside) throws Exception {
    return new StanzaReader(
            JidCreate.entityBareFromOrThrowUnchecked("herald@example.org"), InstantSource.system())
        .read(
            (Message)
                ParsedStanza.of(
                    "<message xmlns='jabber:client' from='juliet@example.org/b' id='a1' type='chat'>%s</message>"
                        .formatted(inside)));
  }
}
