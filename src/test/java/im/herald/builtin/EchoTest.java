package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.STRANGER;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EchoTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void theTextComesBack() {
    assertThat(bot.says(STRANGER, "echo Hello,  world!")).isEqualTo("Hello,  world!");
  }

  @Test
  void lineBreaksStay() {
    assertThat(bot.says(USER, "echo one\n two")).isEqualTo("one\n two");
  }

  @Test
  void quotesAroundTheWholeAreTakenOff() {
    assertThat(bot.says(USER, "echo \"Hello\"")).isEqualTo("Hello");
  }

  @Test
  void withoutTextItSaysWhatIsMissing() {
    assertThat(bot.says(USER, "echo")).contains("Usage: echo TEXT");
  }

  @Test
  void textThatIsEmptyIsMissingToo() {
    assertThat(bot.says(USER, "echo \"\"")).contains("Usage: echo TEXT");
  }
}
