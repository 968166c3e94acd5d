package im.herald.it;

import static org.awaitility.Awaitility.await;

import im.herald.cli.demo.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Somebody who sits before Profanity, in a terminal of tmux. Knows only what is on the screen.
final class ProfanityPerson implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final String launcher;
  private final Path folder;

  private ProfanityPerson(Path launcher, Path folder) {
    this.launcher = launcher.toString();
    this.folder = folder;
  }

  /// Logs in with the account of `person`.
  static ProfanityPerson login(XmppServer server, Person person) throws Exception {
    Path launcher = DebianProgram.launcher("profanity-light");
    ProfanityPerson sits =
        new ProfanityPerson(launcher, Files.createTempDirectory("herald-profanity-"));
    sits.tmux("new-session", "-d", "-x", "200", "-y", "60", launcher + " profanity");
    sits.waitsFor("Profanity");
    sits.types(
        "/connect %s server %s port %d tls trust"
            .formatted(person.jid(), server.host(), server.port()));
    sits.waitsFor("Enter password:");
    sits.types(person.password());
    sits.waitsFor("logged in successfully");
    return sits;
  }

  /// Writes a line, and presses Enter.
  void types(String line) throws IOException, InterruptedException {
    tmux("send-keys", "-l", line);
    tmux("send-keys", "Enter");
  }

  /// Waits until `text` is on the screen.
  void waitsFor(String text) {
    await("\"%s\" on the screen".formatted(text))
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(this::screen, shown -> shown.contains(text));
  }

  /// Writes a line again and again until `text` is on the screen.
  void typesUntilItHelps(String line, String text) {
    await("\"%s\" on the screen".formatted(text))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .pollDelay(Duration.ZERO)
        .until(
            () -> {
              boolean shown = screen().contains(text);
              if (!shown) {
                types(line);
              }
              return shown;
            });
  }

  private String screen() throws IOException, InterruptedException {
    return tmux("capture-pane", "-p");
  }

  private String tmux(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(launcher, "tmux", "-f", "/dev/null", "-S", folder.resolve("tmux").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("TMUX");
    List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME").forEach(builder.environment()::remove);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    return said;
  }

  @Override
  public void close() throws Exception {
    tmux("kill-server");
    Folders.remove(folder);
  }
}
