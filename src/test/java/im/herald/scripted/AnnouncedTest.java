package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Ties docs/xeps.md to what Herald says of itself (XEP-0030).
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AnnouncedTest {
  private static final Path DOCUMENT = Path.of("docs/xeps.md");

  /// The fourth column.
  private static final Pattern DOCUMENTED =
      Pattern.compile("^(?:\\|[^|]*){3}\\| `([^`]+)` \\|", Pattern.MULTILINE);

  private static final Pattern FEATURE = Pattern.compile("<feature[^>]* var=['\"]([^'\"]+)['\"]");

  @TempDir private Path folder;

  @Test
  void whatIsAnnouncedIsWhatIsDocumented() throws Exception {
    try (ScriptedServer server = ScriptedServer.start();
        Sessions _ = Sessions.on(server, folder)) {
      Client client = server.online();
      client.send(
          "<iq type='get' id='asked' from='juliet@example.org/x' to='herald@example.org/herald'>"
              + "<query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
      await().until(() -> client.received().stream().anyMatch(e -> e.id().equals("asked")));
      String answer =
          client.received().stream()
              .filter(e -> e.id().equals("asked"))
              .findFirst()
              .orElseThrow()
              .xml();
      assertThat(all(FEATURE, answer))
          .containsExactlyInAnyOrderElementsOf(all(DOCUMENTED, Files.readString(DOCUMENT)));
      assertThat(answer).contains("category='client'", "type='bot'");
    }
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
