package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is packaged beside the program knows the same words as the program.
class PackagedWordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"herald.1", "herald.bash-completion"})
  void everySubcommandAndItsOptionsAreNamed(String file) throws IOException {
    String text = Files.readString(Path.of("src/package", file)).replace("\\-", "-");
    List<String> words = List.of(text.split("[^a-z0-9-]+"));
    assertThat(words)
        .containsAll(Subcommands.all().stream().flatMap(PackagedWordsTest::words).toList());
  }

  private static Stream<String> words(Subcommand subcommand) {
    return Stream.concat(
        Stream.of(subcommand.name()),
        subcommand.options().getOptions().stream().map(PackagedWordsTest::written));
  }

  private static String written(Option option) {
    return Optional.ofNullable(option.getOpt())
        .map(letter -> "-" + letter)
        .orElseGet(() -> "--" + option.getLongOpt());
  }
}
