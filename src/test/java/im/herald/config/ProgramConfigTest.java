package im.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramConfigTest {
  private static final Path SHELL = Path.of("/bin/sh");

  @TempDir private Path dir;

  @Test
  void defaults() throws Exception {
    assertThat(ConfigFile.load(dir, "").programs()).isEmpty();
    assertThat(ConfigFile.load(dir, "programs { hello { run = [\"/bin/sh\"] } }").programs())
        .containsExactly(
            new ProgramConfig(
                "hello",
                SHELL,
                List.of(),
                List.of(),
                Role.USER,
                Duration.ofSeconds(10),
                "Runs a program"));
  }

  @Test
  void everyKeySet() throws Exception {
    String lines =
        """
        programs {
          weather {
            run = ["/bin/sh", "-c", "cat"]
            args = [PLACE, "[DAYS]", "[TEXT...]"]
            allow = admin
            timeout = 25s
            help = "The weather at a place"
          }
        }
        """;
    assertThat(ConfigFile.load(dir, lines).programs())
        .containsExactly(
            new ProgramConfig(
                "weather",
                SHELL,
                List.of("-c", "cat"),
                List.of(
                    new ProgramArgument("PLACE", true, false),
                    new ProgramArgument("DAYS", false, false),
                    new ProgramArgument("TEXT", false, true)),
                Role.ADMIN,
                Duration.ofSeconds(25),
                "The weather at a place"));
  }

  @Test
  void aProgramIsTheFallbackAndACommandLikeOthers() throws Exception {
    String lines =
        """
        programs { chat { run = ["/bin/sh"] } }
        fallback = program chat
        commands { allow { chat = owner } }
        schedules { news { every = 1h, to = ["@contacts"], run = "chat news" } }
        """;
    HeraldConfig config = ConfigFile.load(dir, lines);
    assertThat(config.fallbackProgram()).contains("chat");
    assertThat(config.fallback()).isEqualTo(Fallback.SILENT);
    assertThat(config.commands().allow()).containsEntry("chat", Role.OWNER);
    assertThat(ConfigFile.load(dir, "fallback = echo").fallbackProgram()).isEmpty();
  }
}
