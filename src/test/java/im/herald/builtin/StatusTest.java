package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StatusTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void eachPartSaysHowItIsInALine() {
    assertThat(bot.says(ADMIN, "status")).isEqualTo("Connection: online\nSchedules: 0");
  }

  @Test
  void aUserMayNot() {
    assertThat(bot.says(USER, "status"))
        .isEqualTo("`status` needs the role admin; you are a user.");
  }

  @Test
  void withoutALineThereIsNoStatus() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Status(List.of()));
  }
}
