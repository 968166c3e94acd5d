package im.herald.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.inbox.Filter.Verdict;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.Sender;
import im.herald.message.StanzaId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

class DuplicatesTest {
  private static final String PHONE = "juliet@example.org/phone";

  private final Duplicates duplicates = new Duplicates();
  private Instant now = Instant.parse("2026-11-28T08:00:00Z");

  @Test
  void aCopyIsDropped() throws Exception {
    assertThat(passes(PHONE, "1", "ping")).isTrue();
    assertThat(passes(PHONE, "1", "ping")).isFalse();
  }

  @Test
  void anotherPersonMayUseTheSameId() throws Exception {
    assertThat(passes(PHONE, "1", "ping")).isTrue();
    assertThat(passes("romeo@example.org/phone", "1", "ping")).isTrue();
  }

  @Test
  void anotherClientOfTheSamePersonMayCountFromOneToo() throws Exception {
    assertThat(passes(PHONE, "1", "ping")).isTrue();
    assertThat(passes("juliet@example.org/laptop", "1", "ping")).isTrue();
  }

  @Test
  void anotherTextWithTheSameIdIsNoCopy() throws Exception {
    assertThat(passes(PHONE, "1", "ping")).isTrue();
    assertThat(passes(PHONE, "1", "whoami")).isTrue();
  }

  @Test
  void afterTenMinutesItIsNoCopyAnyMore() throws Exception {
    assertThat(passes(PHONE, "1", "ping")).isTrue();
    now = now.plus(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(passes(PHONE, "1", "ping")).isFalse();
    now = now.plusSeconds(1);
    assertThat(passes(PHONE, "1", "ping")).isTrue();
  }

  @Test
  void copiesDoNotMakeTheTimeLonger() throws Exception {
    int heard = 0;
    for (int minute = 0; minute < 60; minute++) {
      heard += passes(PHONE, "1", "ping") ? 1 : 0;
      now = now.plus(Duration.ofMinutes(1));
    }
    assertThat(heard).isEqualTo(6);
  }

  @Test
  void onlyTheLastTenThousandAreRemembered() throws Exception {
    for (int i = 0; i <= 10_000; i++) {
      assertThat(passes(PHONE, String.valueOf(i), "ping")).isTrue();
    }
    assertThat(passes(PHONE, "10000", "ping")).isFalse();
    assertThat(passes(PHONE, "0", "ping")).isTrue();
  }

  private boolean passes(String from, String id, String text) throws XmppStringprepException {
    Jid client = JidCreate.from(from);
    Verdict verdict =
        duplicates.check(
            new IncomingMessage(
                new StanzaId(id),
                new Conversation.Direct(client),
                Sender.Person.at(client),
                Kind.CHAT,
                text,
                Optional.empty(),
                Optional.empty(),
                now));
    return verdict instanceof Verdict.Accept;
  }
}
