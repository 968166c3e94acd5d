package im.herald.cli.demo;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jxmpp.jid.EntityBareJid;

/// A web page to chat with the bot, made of Converse.js, which npm brings into the cache folder. A
/// demo without it is a demo: whatever is missing is said in a line.
///
/// Threads: one, whose interrupt ends npm too.
public final class WebChat {
  private static final String CONVERSE = "converse.js@14.0.0";

  private final Path cache;
  private final Consumer<String> progress;

  /// @param cache where Converse.js is kept from one demo to the next
  public WebChat(Path cache, Consumer<String> progress) {
    this.cache = cache;
    this.progress = progress;
  }

  /// With the cache folder of this process.
  ///
  /// @param progress gets a line if there is no web chat
  public static WebChat ofThisMachine(Consumer<String> progress) {
    return new WebChat(CacheFolder.ofThisProcess(), progress);
  }

  /// Puts the page on `server`.
  ///
  /// @return its address, which lets whoever has `password` after a `#` in; or nothing
  public Optional<String> publish(PrivateProsody server, EntityBareJid bot, EntityBareJid person)
      throws IOException, InterruptedException {
    Optional<Path> converse = converse();
    if (converse.isEmpty()) {
      return Optional.empty();
    }
    Path root = server.webRoot();
    Map<String, Object> values = Map.of("BOT", bot, "PERSON", person, "WEB_PORT", server.webPort());
    for (String page : List.of("index.html", "chat.js")) {
      Folders.fill(WebChat.class, page, root.resolve(page), values);
    }
    Files.createSymbolicLink(root.resolve("converse"), converse.get());
    return Optional.of("http://127.0.0.1:%d/".formatted(server.webPort()));
  }

  /// The folder with its built files. It appears by one rename, so what is there is complete.
  private Optional<Path> converse() throws IOException, InterruptedException {
    Path kept = cache.resolve(CONVERSE);
    if (Files.isDirectory(kept)) {
      return Optional.of(kept);
    }
    Files.createDirectories(cache);
    Path work = Files.createTempDirectory(cache, ".npm-");
    try {
      if (!install(work)) {
        return Optional.empty();
      }
      Path built = work.resolve("node_modules/converse.js/dist");
      makeReadable(built);
      return Optional.of(Files.move(built, kept, StandardCopyOption.ATOMIC_MOVE));
    } catch (FileSystemException e) {
      if (Files.isDirectory(kept)) {
        // Another demo was faster.
        return Optional.of(kept);
      }
      throw e;
    } finally {
      Folders.remove(work);
    }
  }

  private boolean install(Path folder) throws IOException, InterruptedException {
    Path said = folder.resolve("npm.log");
    Process npm;
    try {
      npm =
          new ProcessBuilder(
                  "npm",
                  "install",
                  "--prefix",
                  folder.toString(),
                  "--ignore-scripts",
                  "--no-audit",
                  "--no-fund",
                  "--loglevel=error",
                  // Its default waits for minutes where there is no network.
                  "--fetch-retries=1",
                  CONVERSE)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
    } catch (IOException e) {
      progress.accept("no web chat, because npm is not installed");
      return false;
    }
    try {
      npm.getOutputStream().close();
      if (npm.waitFor() == 0) {
        return true;
      }
    } finally {
      end(npm);
    }
    try (Stream<String> lines = Files.lines(said)) {
      progress.accept(
          "no web chat, because npm failed: " + lines.findFirst().orElse("it does not say why"));
    }
    return false;
  }

  /// Ends npm and what it started, if they have not ended, so that none writes any more.
  private static void end(Process npm) throws InterruptedException {
    npm.descendants().forEach(ProcessHandle::destroyForcibly);
    npm.destroyForcibly().waitFor();
  }

  /// The server runs as another user when we are root.
  private static void makeReadable(Path folder) throws IOException, InterruptedException {
    new ProcessBuilder("chmod", "-R", "a+rX", folder.toString()).start().waitFor();
  }
}
