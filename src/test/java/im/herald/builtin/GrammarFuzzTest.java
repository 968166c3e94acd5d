package im.herald.builtin;

import static org.assertj.core.api.Assertions.assertThatCode;

import im.herald.command.CommandParser;
import im.herald.command.CommandRegistry;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Whatever somebody writes, the parser of commands finds something in it and throws nothing.
class GrammarFuzzTest {
  private static final int TEXTS = 100_000;
  private static final long SEED = 1;
  private static final List<String> PIECES =
      List.of(
          " ",
          "  ",
          "\n",
          "\t",
          "\"",
          "'",
          "!",
          ",",
          "@",
          "/",
          "\\",
          "`",
          "to",
          "every",
          "cron",
          "at",
          "1h",
          "0",
          "-1",
          "@contacts",
          "@owners",
          "a@b",
          "a@b/c",
          "@@",
          "\u0000",
          "\u2028",
          "\u202e",
          "\ud83d",
          "\ude00",
          "\u00a0",
          "\u0130",
          "x".repeat(2_000));

  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void theParserThrowsNothing() {
    CommandParser parser = new CommandParser(new CommandRegistry(bot.commands()), "!");
    List<String> names = List.copyOf(BuiltinCommands.names().stream().sorted().toList());
    Random random = new Random(SEED);
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      if (random.nextInt(4) > 0) {
        text.append(names.get(random.nextInt(names.size()))).append(' ');
      }
      for (int n = random.nextInt(10); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
        text.append(random.nextBoolean() ? " " : "");
      }
      assertThatCode(() -> parser.parse(text.toString()))
          .as("seed %d, text %d: %s", SEED, i, text)
          .doesNotThrowAnyException();
    }
  }
}
