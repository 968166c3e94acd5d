package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.junit.jupiter.api.Test;

class AcknowledgementQuestionsTest {
  private final AcknowledgementQuestions questions = new AcknowledgementQuestions();

  @Test
  void asksBehindTheFirstAndBehindTheLastWhenThatIsAnswered() {
    Message first = message("1");
    Message last = message("2");
    assertThat(questions.sent(first)).isTrue();
    assertThat(questions.sent(last)).isFalse();
    assertThat(questions.acknowledged(first)).isTrue();
    assertThat(questions.acknowledged(last)).isFalse();
    assertThat(questions.sent(message("3"))).isTrue();
  }

  @Test
  void asksBehindEveryThirdThoughNothingIsAnswered() {
    questions.sent(message("1"));
    assertThat(questions.sent(message("2"))).isFalse();
    assertThat(questions.sent(message("3"))).isFalse();
    assertThat(questions.sent(message("4"))).isTrue();
  }

  @Test
  void whatIsAcknowledgedAlreadyIsNotAskedAbout() {
    Message first = message("1");
    Message last = message("2");
    questions.sent(first);
    questions.sent(last);
    assertThat(questions.acknowledged(last)).isFalse();
    assertThat(questions.acknowledged(first)).isFalse();
    assertThat(questions.sent(message("3"))).isTrue();
  }

  @Test
  void anotherStreamBeginsAnew() {
    Message first = message("1");
    questions.sent(first);
    questions.sent(message("2"));
    questions.begin();
    assertThat(questions.acknowledged(first)).isFalse();
    assertThat(questions.sent(message("3"))).isTrue();
  }

  private static Message message(String id) {
    return StanzaBuilder.buildMessage(id).setBody("hm").build();
  }
}
