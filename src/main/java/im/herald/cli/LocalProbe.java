package im.herald.cli;

import im.herald.xmpp.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// What `herald doctor` finds out on this machine. Changes nothing.
final class LocalProbe {
  /// What is looked at where Herald keeps what must last.
  static final String STORE = "Store";

  /// What is left of a disk when a bot should not begin to fill it.
  private static final long LITTLE = 100L * 1024 * 1024;

  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private final Path configuration;
  private final Path storeDir;
  private final InstantSource clock;

  LocalProbe(Path configuration, Path storeDir, InstantSource clock) {
    this.configuration = configuration;
    this.storeDir = storeDir;
    this.clock = clock;
  }

  List<Finding> look() {
    return List.of(
        Finding.ok("Configuration", configuration.toString()),
        Finding.ok("Java", Runtime.version() + ", " + System.getProperty("java.vendor")),
        store(),
        time());
  }

  private Finding store() {
    if (Files.isDirectory(storeDir)) {
      return Files.isWritable(storeDir) ? room(storeDir) : notWritable(storeDir);
    }
    Path above = storeDir.toAbsolutePath();
    while (above.getParent() != null && !Files.exists(above)) {
      above = above.getParent();
    }
    return Files.isDirectory(above) && Files.isWritable(above)
        ? Finding.ok(STORE, storeDir + ", made at the first start")
        : notWritable(above);
  }

  private static Finding room(Path dir) {
    try {
      long free = Files.getFileStore(dir).getUsableSpace();
      return free < LITTLE
          ? Finding.warning(
              STORE,
              "%s, where %d MiB are left".formatted(dir, free >> 20),
              "make room, or set store.dir: what a full disk cannot keep is left to the server")
          : Finding.ok(STORE, dir.toString());
    } catch (IOException e) {
      return notWritable(dir);
    }
  }

  private static Finding notWritable(Path path) {
    return Finding.failure(
        STORE,
        path + " cannot be written",
        "give it to the user that runs Herald, or set store.dir");
  }

  /// A clock that is behind makes certificates look as if they were not valid yet, and timed
  /// messages late. One sign of it is here: what was written already cannot be in the future.
  private Finding time() {
    Instant now = clock.instant();
    ZoneId zone = ZoneId.systemDefault();
    String found =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(now.atZone(zone)) + " " + zone;
    try {
      Instant written = Files.getLastModifiedTime(configuration).toInstant();
      return written.isAfter(now.plus(TOLERANCE))
          ? Finding.warning(
              "Time", found, "the configuration was written later than that; set the clock")
          : Finding.ok("Time", found);
    } catch (IOException e) {
      return Finding.ok("Time", found);
    }
  }
}
