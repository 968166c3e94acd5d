package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Ties `reference.conf` and the handbook to one another.
class ReferenceTest {
  private static final List<String> KEYS_OF_A_SCHEDULE =
      List.of("cron", "every", "at", "zone", "to", "text", "run", "late");

  private static final List<String> KEYS_OF_A_PROGRAM =
      List.of("run", "args", "allow", "timeout", "help");

  private static final List<String> KEYS_OF_A_HOOK =
      List.of("token-file", "secret-file", "to", "template", "rate");

  private final Map<String, ConfigValue> keys = new TreeMap<>();

  ReferenceTest() {
    walk("", ConfigFactory.parseResources("reference.conf").root());
  }

  @Test
  void everyKeyHasAComment() {
    assertThat(keys).hasSizeGreaterThan(40);
    keys.forEach(
        (path, value) ->
            assertThat(String.join("", value.origin().comments())).as(path).isNotBlank());
  }

  @Test
  void theHandbookNamesEveryKeyAndNoOther() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("docs/configuration.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();
    List<String> named =
        keys.entrySet().stream()
            .filter(e -> !(e.getValue() instanceof ConfigObject o) || o.isEmpty())
            .map(e -> e.getKey().replaceFirst("^herald\\.", ""))
            .toList();
    assertThat(rows).containsAll(named);
    assertThat(rows.stream().filter(row -> !named.contains(row)))
        .containsExactlyElementsOf(
            Stream.of(
                    KEYS_OF_A_SCHEDULE.stream().map("schedules.NAME."::concat),
                    KEYS_OF_A_HOOK.stream().map("http.hooks.NAME."::concat),
                    KEYS_OF_A_PROGRAM.stream().map("programs.NAME."::concat))
                .flatMap(Function.identity())
                .toList());
  }

  @Test
  void theReferenceNamesEveryKeyOfWhatHasANameOfItsOwn() {
    named("herald.schedules", KEYS_OF_A_SCHEDULE);
    named("herald.programs", KEYS_OF_A_PROGRAM);
    named("herald.http.hooks", KEYS_OF_A_HOOK);
  }

  private static void named(String section, List<String> keys) {
    String comment =
        String.join(
            "\n",
            ConfigFactory.parseResources("reference.conf").getValue(section).origin().comments());
    assertThat(keys).allSatisfy(key -> assertThat(comment).containsPattern("(?m)^ +" + key + " "));
  }

  private void walk(String path, ConfigObject object) {
    object.forEach(
        (key, value) -> {
          String inner = path.isEmpty() ? key : path + "." + key;
          keys.put(inner, value);
          if (value instanceof ConfigObject section) {
            walk(inner, section);
          }
        });
  }
}
