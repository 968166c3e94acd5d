package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// `herald run` as a process of its own.
public final class BotProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final BotLog log = new BotLog();
  private final Process process;
  private final Thread reader;

  private BotProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  static BotProcess start(Path configuration) {
    return start(List.of(), configuration);
  }

  /// @param through the beginning of the command, such as what enters a namespace
  static BotProcess start(List<String> through, Path configuration) {
    return start(through, List.of(), Main.class, configuration);
  }

  /// The same.
  ///
  /// @param options of the JVM
  /// @param main Herald's, or one that changes the world around it
  public static BotProcess start(
      List<String> through, List<String> options, Class<?> main, Path configuration) {
    List<String> command = new ArrayList<>(through);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", // it lives for seconds
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            "run",
            "-c",
            configuration.toString()));
    try {
      return new BotProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
      }
    } catch (IOException e) {
      log.add("its log ended: " + e.getMessage());
    }
  }

  /// How many threads it has now.
  public int threads() throws IOException {
    return status("Threads:");
  }

  /// How much of the machine's memory it has now, in megabytes.
  public int megabytes() throws IOException {
    return status("VmRSS:") / 1024;
  }

  private int status(String name) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  public long pid() {
    return process.pid();
  }

  public BotLog log() {
    return log;
  }

  /// Waits until it is online (again).
  public BotProcess online() {
    log.next("online as");
    return this;
  }

  /// Waits until it has ended by itself.
  ///
  /// @return its exit code
  public int exits() {
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the bot does not end" + log.last());
      }
      reader.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /// Sends TERM and waits for the end. [Process#destroy] would close its log before it is written.
  public int stops() {
    assertThat(process.toHandle().destroy()).isTrue();
    return exits();
  }

  /// Sends HUP.
  void hangsUp() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
  }

  /// Ends it as a crash does.
  public void dies() {
    process.destroyForcibly();
    exits();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
