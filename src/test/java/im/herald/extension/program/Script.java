package im.herald.extension.program;

import im.herald.config.ProgramArgument;
import im.herald.config.ProgramConfig;
import im.herald.message.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Programs of tests.
final class Script {
  private Script() {}

  /// A shell script that takes an optional word and the rest of the message.
  static ProgramConfig of(Path dir, Duration timeout, String body) throws IOException {
    return file(executable(dir, "#!/bin/sh\n" + body + "\n"), timeout);
  }

  static Path executable(Path dir, String content) throws IOException {
    Path file = Files.createTempFile(dir, "program", "");
    Files.writeString(file, content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  static ProgramConfig file(Path file, Duration timeout, String... fixed) {
    return new ProgramConfig(
        "run",
        file,
        Arrays.asList(fixed),
        List.of(
            new ProgramArgument("WORD", false, false), new ProgramArgument("TEXT", false, true)),
        Role.USER,
        timeout,
        "Runs a program of a test");
  }
}
