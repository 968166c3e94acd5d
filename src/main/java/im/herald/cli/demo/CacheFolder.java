package im.herald.cli.demo;

import java.nio.file.Path;
import java.util.Map;

/// Where unpacked servers are kept from one demo or test run to the next.
public final class CacheFolder {
  private CacheFolder() {}

  /// That of this process.
  public static Path ofThisProcess() {
    return of(System.getenv(), ServerUser.root(), Path.of(System.getProperty("user.home", "/")));
  }

  /// `$HERALD_CACHE`; else for root `/var/cache/herald`, which an unprivileged server can read;
  /// else `$XDG_CACHE_HOME/herald`; else `~/.cache/herald`. A variable that is empty counts as not
  /// set.
  public static Path of(Map<String, String> environment, boolean root, Path home) {
    String own = environment.getOrDefault("HERALD_CACHE", "");
    if (!own.isEmpty()) {
      return Path.of(own).toAbsolutePath();
    }
    if (root) {
      return Path.of("/var/cache/herald");
    }
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    return shared.isEmpty() ? home.resolve(".cache/herald") : Path.of(shared, "herald");
  }
}
