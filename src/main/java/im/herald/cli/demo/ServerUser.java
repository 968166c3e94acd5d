package im.herald.cli.demo;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The user that a server runs as: our own, or `nobody` when we are root.
public final class ServerUser {
  private static final String NOBODY = "nobody";

  private ServerUser() {}

  static boolean root() {
    return new UnixSystem().getUid() == 0;
  }

  /// `command` so that it runs as that user and, where the system has `setpriv`, is sent TERM when
  /// the thread that started it ends.
  ///
  /// @throws ServerUnavailableException if we are root and no program that drops rights is here
  public static List<String> command(List<String> command) throws ServerUnavailableException {
    if (has("setpriv")) {
      // By number: older ones take no names here. 65534 is nobody on every Linux.
      List<String> user =
          root() ? List.of("--reuid=65534", "--regid=65534", "--clear-groups") : List.of();
      List<String> options = joined(List.of("setpriv", "--pdeathsig", "TERM"), user);
      return joined(options, joined(List.of("--"), command));
    }
    if (!root()) {
      return command;
    }
    if (has("runuser")) {
      return joined(List.of("runuser", "-u", NOBODY, "--"), command);
    }
    if (has("su")) {
      return joined(
          List.of("su", "-s", "/bin/sh", NOBODY, "-c", "exec \"$@\"", "--", "sh"), command);
    }
    throw new ServerUnavailableException(
        "As root a server is started as nobody, but setpriv, runuser and su are all missing."
            + " Run this as an ordinary user.");
  }

  /// Makes that user the owner of `folder` and all that is in it.
  public static void own(Path folder) throws IOException {
    if (!root()) {
      return;
    }
    UserPrincipal nobody =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.setAttribute(file, "owner:owner", nobody, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private static boolean has(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    return Stream.of(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static List<String> joined(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }
}
