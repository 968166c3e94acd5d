package im.herald.cli.demo;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds a server: installed, or unpacked from Debian's packages into the cache folder. Installs
/// nothing.
public final class ServerPackages {
  private final Path home;
  private final Path cache;
  private final String path;
  private final PrintStream progress;

  /// @param home Herald's own folder, which holds `demo/unpack-debian`
  /// @param cache where unpacked servers are kept
  /// @param path the folders to look for programs in, as in `PATH`
  /// @param progress gets a line for each thing that takes time
  public ServerPackages(Path home, Path cache, String path, PrintStream progress) {
    this.home = home;
    this.cache = cache;
    this.path = path;
    this.progress = progress;
  }

  /// The packages as this process sees them.
  ///
  /// @param progress gets a line for each thing that takes time
  public static ServerPackages ofThisMachine(PrintStream progress) {
    return new ServerPackages(
        Path.of(System.getProperty("herald.home", "")).toAbsolutePath(),
        CacheFolder.ofThisProcess(),
        Optional.ofNullable(System.getenv("PATH")).orElse(""),
        progress);
  }

  /// What starts `kind`. Takes seconds when it must be downloaded first.
  ///
  /// @throws ServerUnavailableException if it is neither installed nor to be had from packages
  public ServerLauncher find(XmppServerKind kind) throws ServerUnavailableException {
    Optional<ServerLauncher> installed = installed(kind);
    if (installed.isPresent()) {
      return installed.get();
    }
    Path tree = unpack(kind);
    return new ServerLauncher(List.of(tree.resolve("run-" + kind.packageName()).toString()));
  }

  private Optional<ServerLauncher> installed(XmppServerKind kind) {
    return switch (kind) {
      case PROSODY ->
          onPath("prosody")
              .map(program -> new ServerLauncher(List.of(program.toString(), "-F", "--config")));
      case EJABBERD ->
          onPath("ejabberdctl")
              .filter(installed -> onPath("erl").isPresent())
              .map(installed -> home.resolve("demo/run-installed-ejabberd").toString())
              .map(script -> new ServerLauncher(List.of("sh", script)));
    };
  }

  private Optional<Path> onPath(String program) {
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Path unpack(XmppServerKind kind) throws ServerUnavailableException {
    Path script = home.resolve("demo/unpack-debian");
    List<String> said = new ArrayList<>();
    try {
      Process process =
          new ProcessBuilder("sh", script.toString(), kind.packageName(), cache.toString())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        lines.lines().forEach(line -> hear(line, said));
      }
      int exit = process.waitFor();
      if (exit != 0 || said.isEmpty()) {
        throw unavailable(kind, String.join("\n", said), null);
      }
      return Path.of(said.getLast());
    } catch (IOException e) {
      throw unavailable(kind, script + " cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(kind, "interrupted while unpacking", e);
    }
  }

  private void hear(String line, List<String> said) {
    String plain = line.replaceFirst("^unpack-debian: ", "");
    if (!plain.equals(line)) {
      progress.println(plain);
    }
    said.add(plain);
  }

  private static ServerUnavailableException unavailable(
      XmppServerKind kind, String reason, @Nullable Throwable cause) {
    String message =
        "%s is not on this machine and could not be unpacked: %s%nInstall the package \"%s\" and try again."
            .formatted(kind.title(), reason, kind.packageName());
    return cause == null
        ? new ServerUnavailableException(message)
        : new ServerUnavailableException(message, cause);
  }
}
