package im.herald.http;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.HookConfig.Words;
import im.herald.config.ReadyTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the templates that Herald brings make of payloads, which are written as the handbooks of
/// those who post them show them. `TEMPLATE.EVENT.json` is said as `TEMPLATE.EVENT.txt`.
class ReadyTemplatesTest {
  private static final Path POSTED = Path.of("src/test/resources/im/herald/http/posted");

  @ParameterizedTest
  @MethodSource
  void whatIsPostedIsSaid(Path posted) throws Exception {
    String[] name = posted.getFileName().toString().split("\\.");
    String event = name.length > 2 ? name[1] : "";
    MessageTemplate template = MessageTemplates.of(new Words.Ready(template(name[0])));
    String text = template.text("any", event, Json.read(Files.readAllBytes(posted)));
    Path said = Path.of(posted.toString().replaceFirst("json$", "txt"));
    assertThat(text).isEqualTo(Files.readString(said).stripTrailing());
  }

  static List<Path> whatIsPostedIsSaid() throws IOException {
    try (Stream<Path> files = Files.list(POSTED)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @Test
  void eachTemplateIsTried() throws IOException {
    List<String> tried =
        whatIsPostedIsSaid().stream()
            .map(file -> file.getFileName().toString().split("\\.")[0])
            .distinct()
            .toList();
    assertThat(tried)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ReadyTemplate.values()).map(Object::toString).toList());
  }

  private static ReadyTemplate template(String name) {
    return Arrays.stream(ReadyTemplate.values())
        .filter(template -> template.toString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
