package im.herald;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.builtin.BuiltinBot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Ties the documents to what they tell about. With `-Dherald.docs=write` it writes what it would
/// otherwise compare.
class DocsTest {
  private static final Path COMMANDS = Path.of("docs/commands.md");
  private static final Path XEPS = Path.of("docs/xeps.md");
  private static final Path DOAP = Path.of("docs/herald.doap");

  @Test
  void everyCommandIsDocumentedAsItIsDeclared() throws IOException {
    String written = Files.readString(COMMANDS);
    compare(COMMANDS, CommandsDocument.rewritten(written, new BuiltinBot().specs()));
  }

  @Test
  void programsReadOfTheSameSpecificationsAsPeople() throws IOException {
    compare(DOAP, DoapDocument.of(Files.readString(XEPS)));
  }

  /// Each test that is named as a proof is there.
  @Test
  void everySpecificationNamesTestsThatThereAre() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      Set<String> tests =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
      List<String> rows =
          Files.readString(XEPS).lines().filter(line -> line.startsWith("| [")).toList();
      assertThat(rows).isNotEmpty();
      assertThat(rows).allSatisfy(row -> assertThat(tests).containsAll(named(row)));
    }
  }

  private static List<String> named(String row) {
    String proof = row.split("\\|")[5];
    List<String> names =
        Pattern.compile("`(\\w+)`").matcher(proof).results().map(m -> m.group(1)).toList();
    assertThat(names).as(row).isNotEmpty();
    return names;
  }

  private static void compare(Path document, String expected) throws IOException {
    if (System.getProperty("herald.docs", "").equals("write")) {
      Files.writeString(document, expected);
      return;
    }
    assertThat(Files.readString(document))
        .as("%s; -Dherald.docs=write brings it up to date", document)
        .isEqualTo(expected);
  }
}
