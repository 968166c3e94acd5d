package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.Reload.Section;
import im.herald.config.ConfigLoader;
import im.herald.config.HeraldConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
  private final List<String> taken = new ArrayList<>();
  @TempDir private Path dir;

  @Test
  void whatChangedIsTakenAndSaidAndTheRestIsLeftAlone() throws Exception {
    Reload reload = reload("fallback = hint");
    assertThat(reload.use(config("fallback = echo")))
        .hasToString("The configuration is read. Changed: fallback.");
    assertThat(reload.use(config("fallback = echo")))
        .hasToString("The configuration is read. Nothing changes now.");
    assertThat(taken).containsExactly("fallback echo");
  }

  @Test
  void whatNeedsARestartIsSaidUntilThereIsOneOrItIsAsBefore() throws Exception {
    Reload reload = reload("");
    String changed = "connection { host = \"10.0.0.1\", port = 5222 }";
    String later =
        "The configuration is read. Nothing changes now. Only after a restart: connection.";
    assertThat(reload.use(config(changed))).hasToString(later);
    assertThat(reload.use(config(changed))).hasToString(later);
    assertThat(reload.use(config("")))
        .hasToString("The configuration is read. Nothing changes now.");
  }

  private Reload reload(String lines) throws Exception {
    return new Reload(
        config(lines),
        List.of(
            Section.now(
                "fallback", HeraldConfig::fallback, c -> taken.add("fallback " + c.fallback())),
            Section.afterRestart("connection", HeraldConfig::connection)));
  }

  private HeraldConfig config(String lines) throws Exception {
    Path file =
        Files.writeString(
            dir.resolve("herald.conf"),
            "herald { account { jid = \"herald@example.org\" }\n" + lines + "\n}");
    return new ConfigLoader(
            expression -> Optional.empty(),
            template -> Optional.empty(),
            Set.of(),
            Map.of("HOME", dir.toString()))
        .load(file);
  }
}
