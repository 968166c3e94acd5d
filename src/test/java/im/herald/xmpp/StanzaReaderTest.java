package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.impl.JidCreate;

class StanzaReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static final String FORWARDED =
      "<forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' type='chat'"
          + " from='juliet@example.org/b' to='herald@example.org'><body>quit</body></message></forwarded>";

  @BeforeAll
  static void settings() {
    SmackSettings.apply();
  }

  @Test
  void readsAChatMessage() throws Exception {
    IncomingMessage message =
        read("<message from='juliet@example.org/b' id='a1' type='chat'><body>ping</body><thread>t</thread></message>")
            .orElseThrow();

    assertThat(message.id().value()).isEqualTo("a1");
    assertThat(message.from().toString()).isEqualTo("juliet@example.org/b");
    assertThat(message.conversation()).isEqualTo(new Conversation.Direct(message.from()));
    assertThat(message.kind()).isEqualTo(Kind.CHAT);
    assertThat(message.text()).isEqualTo("ping");
    assertThat(message.thread()).contains("t");
    assertThat(message.delayedSince()).isEmpty();
    assertThat(message.received()).isEqualTo(NOW);
  }

  @Test
  void aMessageWithoutTypeIsNormalAndOneWithoutIdGetsOne() throws Exception {
    IncomingMessage message =
        read("<message from='juliet@example.org/b'><body>ping</body></message>").orElseThrow();

    assertThat(message.kind()).isEqualTo(Kind.NORMAL);
    assertThat(message.id().value()).isNotEmpty();
  }

  @Test
  void aThreadAsLongAsAStanzaIsNotRepeated() throws Exception {
    String message =
        "<message from='juliet@example.org/b' type='chat'><body>ping</body><thread>%s</thread></message>";

    assertThat(read(message.formatted("t".repeat(256))).orElseThrow().thread()).isPresent();
    assertThat(read(message.formatted("t".repeat(257))).orElseThrow().thread()).isEmpty();
  }

  @Test
  void whoeverWantsNoCarbonsIsHeard() throws Exception {
    assertThat(
            read(
                "<message from='juliet@example.org/b' type='chat'><body>ping</body>"
                    + "<private xmlns='urn:xmpp:carbons:2'/></message>"))
        .isPresent();
  }

  @Test
  void whatAnAnswerRepeatsOfTheQuestionIsNotReadAndTheJournalSaysTheSame() throws Exception {
    String xml =
        "<message xmlns='jabber:client' from='juliet@example.org/b' id='a1' type='chat'><body>> pong 🎺\nping</body>"
            + "<reply xmlns='urn:xmpp:reply:0' id='x' to='herald@example.org'/>"
            + "<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' end='9'/></fallback></message>";
    assertThat(read(xml).orElseThrow().text()).isEqualTo("ping");
    String kept = ParsedStanza.of(xml).toXML().toString();
    assertThat(read(kept).orElseThrow().text()).isEqualTo("ping");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<message from='juliet@example.org/b' type='chat'/>",
        "<message from='juliet@example.org/b' type='chat'><body> \n</body></message>",
        "<message from='juliet@example.org/b' type='chat'><composing xmlns='http://jabber.org/protocol/chatstates'/></message>",
        "<message from='room@rooms.example.org/nick' type='groupchat'><body>ping</body></message>",
        "<message type='chat'><body>ping</body></message>",
        "<message from='juliet@example.org/b'><body>Come!</body><x xmlns='jabber:x:conference' jid='team@rooms.example.org'/></message>",
        "<message from='team@rooms.example.org'><body>Come!</body><x xmlns='http://jabber.org/protocol/muc#user'><invite from='juliet@example.org'/></x></message>",
        "<message from='herald@example.org' type='chat'><body>ping</body></message>",
        "<message from='herald@example.org/other' type='chat'><body>ping</body></message>",
        "<message from='mallory@example.org/b' type='chat'><body>ping</body><received xmlns='urn:xmpp:carbons:2'>"
            + FORWARDED
            + "</received></message>",
        "<message from='mallory@example.org/b' type='chat'><body>ping</body><sent xmlns='urn:xmpp:carbons:2'>"
            + FORWARDED
            + "</sent></message>",
        "<message from='mallory@example.org/b' type='chat'><body>ping</body><result xmlns='urn:xmpp:mam:2' id='1' queryid='q'>"
            + FORWARDED
            + "</result></message>",
      })
  void whatIsNoTextOfSomebodyElseComesToNothing(String stanza) throws Exception {
    assertThat(read(stanza)).isEmpty();
  }

  @Test
  void anErrorCarriesWhatTheServerSaysAndNotOurOwnWords() throws Exception {
    IncomingMessage message =
        read("<message from='romeo@example.org' id='x' type='error'><body>ours</body>"
                + "<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>")
            .orElseThrow();

    assertThat(message.kind()).isEqualTo(Kind.ERROR);
    assertThat(message.text()).isEqualTo("service-unavailable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.org", "herald@example.org"})
  void aDelayStampedByOurOwnServerIsBelieved(String by) throws Exception {
    assertThat(delayed("from='%s'".formatted(by)).delayedSince())
        .contains(Instant.parse("2026-11-21T10:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "from='juliet@example.org/b'", "from='evil.example'"})
  void aDelayStampedByAnybodyElseIsNot(String by) throws Exception {
    assertThat(delayed(by).delayedSince()).isEmpty();
  }

  private static IncomingMessage delayed(String by) throws Exception {
    return read("<message from='juliet@example.org/b' type='chat'><body>ping</body>"
            + "<delay xmlns='urn:xmpp:delay' %s stamp='2026-11-21T10:00:00Z'/></message>"
                .formatted(by))
        .orElseThrow();
  }

  private static Optional<IncomingMessage> read(String stanza) throws Exception {
    Message message =
        (Message)
            ParsedStanza.of(
                stanza.startsWith("<message xmlns")
                    ? stanza
                    : stanza.replaceFirst("<message", "<message xmlns='jabber:client'"));
    return new StanzaReader(
            JidCreate.entityBareFrom("herald@example.org"), InstantSource.fixed(NOW))
        .read(message);
  }
}
