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

/// A terminal of tmux, with a program in it. Knows only what is on the screen.
final class Terminal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final String launcher;
  private final Path home;

  /// @param unpacked what the program is called at [DebianProgram], which has tmux too
  Terminal(String unpacked) throws IOException, InterruptedException {
    launcher = DebianProgram.launcher(unpacked).toString();
    home = Files.createTempDirectory("herald-terminal-");
  }

  /// The home of whoever sits before it.
  Path home() {
    return home;
  }

  /// Starts `program` on the screen.
  void starts(String program) throws IOException, InterruptedException {
    tmux("new-session", "-d", "-x", "200", "-y", "60", launcher + " " + program);
  }

  /// Writes a line, and presses Enter.
  void types(String line) throws IOException, InterruptedException {
    tmux("send-keys", "-l", line);
    presses("Enter");
  }

  /// Presses keys, by tmux's names.
  void presses(String... keys) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("send-keys"));
    words.addAll(List.of(keys));
    tmux(words.toArray(String[]::new));
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

  /// What is on it.
  String screen() throws IOException, InterruptedException {
    return tmux("capture-pane", "-p");
  }

  private String tmux(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(launcher, "tmux", "-f", "/dev/null", "-S", home.resolve("tmux").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
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
    Folders.remove(home);
  }
}
