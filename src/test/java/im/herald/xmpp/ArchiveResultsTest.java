package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.ArchiveId;
import im.herald.message.Received;
import im.herald.store.JournalEntry;
import im.herald.xmpp.archive.AwaitedQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jivesoftware.smack.packet.Message;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

class ArchiveResultsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant SENT = Instant.parse("2026-11-21T09:00:00Z");
  private static final EntityBareJid ACCOUNT =
      JidCreate.entityBareFromOrThrowUnchecked("herald@example.org");
  private static final String PING =
      "<message xmlns='jabber:client' from='juliet@example.org/b' id='m1' type='chat'><body>ping</body></message>";

  private final AwaitedQuery awaited = new AwaitedQuery(Integer.MAX_VALUE);
  private final ArchiveResults results =
      new ArchiveResults(ACCOUNT, new StanzaReader(ACCOUNT, InstantSource.fixed(NOW)), awaited);

  @BeforeAll
  static void settings() {
    SmackSettings.apply();
  }

  @BeforeEach
  void asked() {
    awaited.expect("q1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "from='herald@example.org'"})
  void anArchivedMessageIsReadWithItsIdAndTheTimeAtWhichItCame(String from) throws Exception {
    Received received = read(from, "q1", PING).orElseThrow();

    assertThat(received.archiveId()).contains(new ArchiveId("a1"));
    assertThat(received.message().from().toString()).isEqualTo("juliet@example.org/b");
    assertThat(received.message().text()).isEqualTo("ping");
    assertThat(received.message().id().value()).isEqualTo("m1");
    assertThat(received.message().delayedSince()).contains(SENT);
    assertThat(received.message().received()).isEqualTo(NOW);
  }

  @Test
  void theJournalReadsItAgainWithItsTime() throws Exception {
    Received received = read("", "q1", PING).orElseThrow();
    JournalEntry entry =
        new JournalEntry(1, received.message().from().toString(), received.stanza(), NOW, 0);

    assertThat(new JournaledMessages(ACCOUNT).read(entry)).contains(received.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from='mallory@example.org/x'",
        "from='example.org'",
        "from='herald@example.org/other'",
        "from='herald@evil.example'"
      })
  void nobodyElseSpeaksForTheArchive(String from) throws Exception {
    assertThat(read(from, "q1", PING)).isEmpty();
  }

  @Test
  void whatNobodyAskedForIsNotRead() throws Exception {
    assertThat(read("", "q2", PING)).isEmpty();
    assertThat(read("", "", PING)).isEmpty();
    awaited.expectNoMore("q0");
    assertThat(read("", "q1", PING)).isPresent();
    awaited.expectNoMore("q1");
    assertThat(read("", "q1", PING)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<message xmlns='jabber:client' from='herald@example.org/b' type='chat'><body>pong</body></message>",
        "<message xmlns='jabber:client' type='chat'><body>ping</body></message>",
        "<message xmlns='jabber:client' from='juliet@example.org/b' type='chat'/>",
        "<message xmlns='jabber:client' from='juliet@example.org/b' type='headline'><body>ping</body></message>",
        "<message xmlns='jabber:client' from='r@rooms.example.org/n' type='groupchat'><body>ping</body></message>",
        "<message xmlns='jabber:client' from='juliet@example.org/b' type='error'><body>ping</body></message>",
      })
  void onlyWhatOthersSaidToHeraldCounts(String archived) throws Exception {
    assertThat(read("", "q1", archived)).isEmpty();
  }

  private Optional<Received> read(String from, String query, String archived) throws Exception {
    Message stanza =
        (Message)
            ParsedStanza.of(
                "<message xmlns='jabber:client' %s><result xmlns='urn:xmpp:mam:2' queryid='%s' id='a1'><forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='%s'/>%s</forwarded></result></message>"
                    .formatted(from, query, SENT, archived));
    return results.read(stanza);
  }
}
