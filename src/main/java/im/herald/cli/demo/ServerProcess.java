package im.herald.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// One running server. It accepts clients from when [#start] returns until [#close] or [#kill], and
/// dies with this JVM.
///
/// Threads: any.
public final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /// Starts `command` as an unprivileged user and waits until it offers stream features to clients.
  ///
  /// @param folder where it runs and writes its console, made its own
  /// @param port where it will listen for clients on loopback
  /// @param domain the domain that it serves
  /// @throws ServerUnavailableException if it ended or was not ready in `atMost`; the message has
  ///   the last lines of its console
  public static ServerProcess start(
      List<String> command, Path folder, int port, String domain, Duration atMost)
      throws IOException, ServerUnavailableException {
    ServerUser.own(folder);
    Path console = folder.resolve("console.log");
    ProcessBuilder builder =
        new ProcessBuilder(ServerUser.command(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(console.toFile()));
    ServerProcess server = new ServerProcess(startOnItsOwnThread(builder));
    if (!StreamProbe.ready(port, domain, atMost, server.process::isAlive)) {
      server.close();
      throw new ServerUnavailableException(
          "%s did not accept clients within %d s. Its last words:%n%s"
              .formatted(command.getFirst(), atMost.toSeconds(), lastLines(console)));
    }
    return server;
  }

  /// The signal at the parent's death comes when the *thread* that started the process ends. So a
  /// thread is kept for as long as the process lives.
  private static Process startOnItsOwnThread(ProcessBuilder builder) throws IOException {
    CompletableFuture<Process> started = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("server")
        .start(
            () -> {
              try {
                Process process = builder.start();
                started.complete(process);
                process.waitFor();
              } catch (IOException | InterruptedException e) {
                started.completeExceptionally(e);
              }
            });
    try {
      return started.join();
    } catch (CompletionException e) {
      throw new IOException("cannot start " + builder.command().getFirst(), e.getCause());
    }
  }

  private static String lastLines(Path console) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(console), StandardCharsets.UTF_8).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }

  /// Kills it as a crash would: nothing is saved, nobody is told.
  public void kill() {
    process.destroyForcibly();
    ended(PATIENCE);
  }

  /// Asks it to end, and kills it if it has not after 5 s.
  @Override
  public void close() {
    process.destroy();
    if (!ended(PATIENCE)) {
      kill();
    }
  }

  private boolean ended(Duration atMost) {
    try {
      return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
