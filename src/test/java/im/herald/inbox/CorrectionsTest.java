package im.herald.inbox;

import static im.herald.inbox.Trick.doing;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.TestBot;
import im.herald.command.Answer;
import im.herald.message.Conversation;
import im.herald.message.IncomingMessage;
import im.herald.message.IncomingMessage.Kind;
import im.herald.message.OutgoingMessage;
import im.herald.message.Sender;
import im.herald.message.Signs;
import im.herald.message.StanzaId;
import im.herald.outbox.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;

/// What becomes of a message that its sender corrects (XEP-0308).
class CorrectionsTest {
  private static final Jid DESK = JidCreate.fromOrThrowUnchecked("juliet@example.org/desk");
  private static final Jid PHONE = JidCreate.fromOrThrowUnchecked("juliet@example.org/phone");

  private final AtomicInteger runs = new AtomicInteger();
  private final TestBot bot =
      TestBot.with()
          .commands(
              _ ->
                  List.of(
                      doing("count", () -> Answer.of("run " + runs.incrementAndGet())),
                      doing("ping", () -> Answer.of("pong"))))
          .start();

  @AfterEach
  void end() throws Exception {
    bot.close();
  }

  @Test
  void aCorrectedCommandRunsAndItsAnswerIsInThePlaceOfTheFirst() {
    OutgoingMessage first = says(DESK, "a1", "cuont", "");
    OutgoingMessage second = says(DESK, "a2", "count", "a1");

    assertThat(second.text()).isEqualTo("run 1");
    assertThat(second.manner().corrects()).contains(first.id());
    assertThat(first.manner().corrects()).isEmpty();
  }

  @Test
  void itRunsOnceHoweverOftenItIsCorrected() {
    says(DESK, "a1", "count", "");
    says(DESK, "a2", "count", "a1");
    assertThat(says(DESK, "a3", "count", "a1").text()).contains("only once");
    assertThat(says(DESK, "a4", "count", "a2").text()).contains("only once");
    assertThat(runs).hasValue(2);
  }

  @Test
  void whatIsNotTheLastAnyMoreIsNotRunAgain() {
    says(DESK, "a1", "count", "");
    says(DESK, "b1", "ping", "");
    OutgoingMessage answer = says(DESK, "a2", "count", "a1");

    assertThat(answer.text()).contains("only of the last");
    assertThat(answer.manner().corrects()).isEmpty();
    assertThat(runs).hasValue(1);
  }

  @Test
  void anotherClientSaysTheLastWordToo() {
    says(DESK, "a1", "count", "");
    says(PHONE, "b1", "ping", "");
    assertThat(says(DESK, "a2", "count", "a1").text()).contains("only of the last");
  }

  @Test
  void onlyTheSameClientCorrects() {
    says(DESK, "a1", "count", "");
    assertThat(says(PHONE, "a2", "count", "a1").text()).contains("only of the last");
    assertThat(runs).hasValue(1);
  }

  @Test
  void nobodyCorrectsWhatSomebodyElseSaid() {
    says(DESK, "a1", "count", "");
    Jid romeo = JidCreate.fromOrThrowUnchecked("romeo@example.org/desk");
    assertThat(says(romeo, "a2", "count", "a1").text()).contains("only of the last");
    assertThat(runs).hasValue(1);
  }

  @Test
  void whatWasNeverHeardIsNotCorrected() {
    assertThat(says(DESK, "a2", "count", "a1").text()).contains("only of the last");
    assertThat(runs).hasValue(0);
  }

  @Test
  void whoeverHasANicknameNowNeedNotBeWhoHadItBefore() {
    Jid nickname = JidCreate.fromOrThrowUnchecked("team@rooms.example.org/juliet");
    Sender unknown = new Sender.Nickname(nickname);
    Conversation room = new Conversation.RoomPrivate(nickname);
    bot.stands("team@rooms.example.org", Standing.IN);
    says(unknown, room, "a1", "count", "");
    assertThat(says(unknown, room, "a2", "count", "a1").text()).contains("only of the last");
    assertThat(runs).hasValue(1);
  }

  private OutgoingMessage says(Jid from, String id, String text, String corrects) {
    return says(Sender.Person.at(from), new Conversation.Direct(from), id, text, corrects);
  }

  private OutgoingMessage says(
      Sender sender, Conversation where, String id, String text, String corrects) {
    Instant now = Instant.now();
    bot.hearsAndAnswers(
        new IncomingMessage(
                new StanzaId(id),
                where,
                sender,
                Kind.CHAT,
                text,
                Optional.empty(),
                Optional.empty(),
                now)
            .with(
                new Signs(
                    false,
                    false,
                    false,
                    false,
                    Optional.empty(),
                    Optional.of(corrects).filter(c -> !c.isEmpty()).map(StanzaId::new))));
    List<OutgoingMessage> sent = bot.sent();
    assertThat(sent).hasSize(1);
    return sent.getFirst();
  }
}
