package im.herald.scripted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.Main;
import im.herald.it.BotProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What Herald writes down, and what the machine shows of it, has neither its password nor, in the
/// log, what people say.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SecretsTest {
  private static final String PASSWORD = "unmistakable-pa55word";
  private static final String WORDS = "between-you-and-me";

  @TempDir private Path folder;

  @Test
  void neitherThePasswordNorWhatPeopleSayIsSeen() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      Installation home = Installation.in(folder, server).with("account.password-file = pass");
      Files.writeString(folder.resolve("pass"), PASSWORD);
      Files.setPosixFilePermissions(
          folder.resolve("pass"), PosixFilePermissions.fromString("rw-------"));
      try (BotProcess herald =
          home.starts(
              Main.class, "-Dherald.log.level=DEBUG", "-Dherald.log.level.libraries=DEBUG")) {
        Client client = server.online();
        client.send(
            "<message type='chat' from='juliet@example.org/x' id='w'><body>echo %s</body></message>"
                .formatted(WORDS));
        assertThat(client.hears(e -> e.body().filter(WORDS::equals).isPresent(), Honest.PROMPT))
            .isTrue();
        client.suffer(new Fault.StreamError("system-shutdown"));
        server.online();
        assertThat(proved(server)).as("it did log in with the password").isTrue();
        assertThat(shown(herald)).doesNotContain(PASSWORD);
        assertThat(herald.stops()).as(herald.log()::last).isZero();
        assertThat(herald.log().text()).contains("online as").doesNotContain(PASSWORD, WORDS);
      }
      assertThat(kept()).contains(WORDS).doesNotContain(PASSWORD);
    }
  }

  private static boolean proved(ScriptedServer server) {
    return server.received().stream()
        .filter(element -> element.name().equals("auth"))
        .map(element -> element.xml().replaceAll("<[^>]*>", ""))
        .allMatch(
            text -> new String(Base64.getDecoder().decode(text), ISO_8859_1).endsWith(PASSWORD));
  }

  private static String shown(BotProcess herald) throws IOException {
    Path process = Path.of("/proc/" + herald.pid());
    return Files.readString(process.resolve("cmdline"), ISO_8859_1)
        + Files.readString(process.resolve("environ"), ISO_8859_1);
  }

  private String kept() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, ISO_8859_1));
      }
    }
    return all.toString();
  }
}
