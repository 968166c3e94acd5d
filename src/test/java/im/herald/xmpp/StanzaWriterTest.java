package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.ArchiveId;
import im.herald.message.Conversation;
import im.herald.message.Jids;
import im.herald.message.Manner;
import im.herald.message.OutgoingMessage;
import im.herald.message.Reference;
import im.herald.message.StanzaId;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jivesoftware.smack.packet.Message;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class StanzaWriterTest {
  private static final int BATCH = 0x1000;

  @BeforeAll
  static void settings() {
    SmackSettings.apply();
  }

  @Test
  void writesAChatMessageWithItsIdThreadAndOriginId() throws Exception {
    Message stanza = write("hello", Optional.of("t"));

    assertThat(stanza.getStanzaId()).isEqualTo("a1");
    assertThat(stanza.getType()).isEqualTo(Message.Type.chat);
    assertThat(stanza.getTo().toString()).isEqualTo("juliet@example.org/b");
    assertThat(stanza.getThread()).isEqualTo("t");
    assertThat(stanza.toXML().toString())
        .contains("<origin-id xmlns='urn:xmpp:sid:0' id='a1'/>")
        .contains("<delay xmlns='urn:xmpp:delay' stamp='2026-11-22T20:00:00.000+00:00'");
  }

  @Test
  void noCodePointMakesAStanzaThatAServerCouldNotRead() throws Exception {
    for (int first = 0; first <= Character.MAX_CODE_POINT; first += BATCH) {
      StringBuilder text = new StringBuilder();
      for (int c = first; c < first + BATCH; c++) {
        text.appendCodePoint(c);
      }
      Document document = parse(write(text.toString(), Optional.of(text.toString())));

      assertThat(document.getElementsByTagName("body").getLength()).isEqualTo(1);
    }
  }

  @Test
  void anAnswerInARoomSaysWhatItAnswers() throws Exception {
    Message stanza =
        StanzaWriter.write(
            new OutgoingMessage(
                new StanzaId("a1"),
                new Conversation.Room(Jids.bare("team@rooms.example.org")),
                "ro'meo: pong",
                Optional.empty(),
                Optional.of(
                    new Reference(new ArchiveId("<1>"), Jids.any("team@rooms.example.org/ro'meo"))),
                Manner.USUAL),
            Optional.empty());

    Element reply = (Element) parse(stanza).getElementsByTagName("reply").item(0);
    assertThat(reply.getAttribute("xmlns")).isEqualTo("urn:xmpp:reply:0");
    assertThat(reply.getAttribute("id")).isEqualTo("<1>");
    assertThat(reply.getAttribute("to")).isEqualTo("team@rooms.example.org/ro'meo");
    assertThat(write("hello", Optional.empty()).toXML().toString()).doesNotContain("reply");
  }

  @Test
  void whatIsInThePlaceOfAnotherSaysSoAndPeoplesWordsDoNotStyle() throws Exception {
    OutgoingMessage message =
        new OutgoingMessage(
            new StanzaId("a2"),
            new Conversation.Direct(Jids.any("juliet@example.org/b")),
            "*loud*",
            Optional.empty());

    String usual = StanzaWriter.write(message, Optional.empty()).toXML().toString();
    String special =
        StanzaWriter.write(
                message.with(
                    new Manner(true, true, Manner.Form.LINK, Optional.of(new StanzaId("a1")))),
                Optional.empty())
            .toXML()
            .toString();

    assertThat(usual).doesNotContain("replace", "unstyled", "active", "oob");
    assertThat(special)
        .contains(
            "<x xmlns='jabber:x:oob'><url>*loud*</url></x>",
            "<replace xmlns='urn:xmpp:message-correct:0' id='a1'",
            "<unstyled xmlns='urn:xmpp:styling:0'",
            "<active xmlns='http://jabber.org/protocol/chatstates'");
  }

  @Test
  void aReactionHasNoTextAndSaysToWhat() throws Exception {
    OutgoingMessage message =
        new OutgoingMessage(
            new StanzaId("a2"),
            new Conversation.Direct(Jids.any("juliet@example.org/b")),
            "\u2705",
            Optional.empty(),
            Optional.of(new Reference(new ArchiveId("<1>"), Jids.any("juliet@example.org/b"))),
            new Manner(false, false, Manner.Form.REACTION, Optional.empty()));

    assertThat(StanzaWriter.write(message, Optional.empty()).toXML().toString())
        .contains(
            "<reactions xmlns='urn:xmpp:reactions:0' id='&lt;1>'><reaction>\u2705</reaction></reactions>",
            "<store xmlns='urn:xmpp:hints'",
            "type='chat'")
        .doesNotContain("<body", "urn:xmpp:reply");
  }

  private static Message write(String text, Optional<String> thread) throws Exception {
    return StanzaWriter.write(
        new OutgoingMessage(
            new StanzaId("a1"),
            new Conversation.Direct(Jids.any("juliet@example.org/b")),
            text,
            thread),
        Optional.of(Instant.parse("2026-11-22T20:00:00Z")));
  }

  private static Document parse(Message stanza) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(stanza.toXML().toString())));
  }
}
