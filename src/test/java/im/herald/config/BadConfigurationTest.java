package im.herald.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file in `config/bad` says on its first lines what is wrong with it, each as `# expect
/// LINE: TEXT`, in order. `@DIR@` stands for the directory of the file.
class BadConfigurationTest {
  private static final Path TABLE = Path.of("src/test/resources/config/bad");
  private static final String EXPECT = "# expect ";

  @ParameterizedTest
  @MethodSource
  void everyProblemIsReported(Path file) throws IOException {
    List<String> expected =
        Files.readString(file, ISO_8859_1)
            .lines()
            .takeWhile(line -> line.startsWith(EXPECT))
            .map(line -> new String(line.getBytes(ISO_8859_1), UTF_8))
            .map(line -> line.substring(EXPECT.length()))
            .map(line -> line.replace("@DIR@", TABLE.toAbsolutePath().toString()))
            .map(line -> file + ":" + line)
            .map(line -> line.replace(file + ":0: ", file + ": "))
            .toList();
    assertThat(expected).as("the first lines of %s", file).isNotEmpty();
    assertThat(problems(file)).containsExactlyElementsOf(expected);
  }

  static List<Path> everyProblemIsReported() throws IOException {
    try (Stream<Path> files = Files.list(TABLE)) {
      return files.sorted().toList();
    }
  }

  @Test
  void theTableIsLong() throws IOException {
    assertThat(everyProblemIsReported()).hasSizeGreaterThan(80);
  }

  @Test
  void aMissingFileIsAProblem(@TempDir Path dir) {
    Path file = dir.resolve("herald.conf");
    assertThat(problems(file))
        .containsExactly(
            file + ": there is no such file; name another with -c, or run herald init");
  }

  @Test
  void aDirectoryIsAProblem(@TempDir Path dir) {
    assertThat(problems(dir)).containsExactly(dir + ": is a directory; name a file");
  }

  @Test
  void anIncludedFileIsNotEvenRead(@TempDir Path dir) throws IOException {
    Path other = Files.writeString(dir.resolve("other.conf"), "herald { fallback = nonsense }");
    Path file = ConfigFile.write(dir, "include file(\"%s\")".formatted(other));
    assertThat(problems(file)).singleElement().asString().contains("is one file");
  }

  private static List<String> problems(Path file) {
    InvalidConfigException failure =
        catchThrowableOfType(
            InvalidConfigException.class,
            () ->
                new ConfigLoader(
                        ConfigFile.CRON, ConfigFile.TEMPLATES, ConfigFile.COMMANDS, ConfigFile.HOME)
                    .load(file));
    assertThat(failure).as("the configuration is taken for good").isNotNull();
    return failure.problems().stream().map(Problem::toString).toList();
  }
}
