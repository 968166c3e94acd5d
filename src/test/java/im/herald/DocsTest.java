package im.herald;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.builtin.BuiltinBot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Ties the documents to what they tell about. With `-Dherald.docs=write` it writes what it would
/// otherwise compare.
class DocsTest {
  private static final Path COMMANDS = Path.of("docs/commands.md");

  @Test
  void everyCommandIsDocumentedAsItIsDeclared() throws IOException {
    String written = Files.readString(COMMANDS);
    String expected = CommandsDocument.rewritten(written, new BuiltinBot().specs());
    if (System.getProperty("herald.docs", "").equals("write")) {
      Files.writeString(COMMANDS, expected);
      return;
    }
    assertThat(written)
        .as("%s; -Dherald.docs=write brings it up to date", COMMANDS)
        .isEqualTo(expected);
  }
}
