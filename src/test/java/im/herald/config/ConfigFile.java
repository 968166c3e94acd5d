package im.herald.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A configuration file of a test, and how it is read there.
final class ConfigFile {
  /// Knows no cron expression with the word "never" in it.
  static final CronRule CRON =
      expression -> expression.contains("never") ? Optional.of("it never fires") : Optional.empty();

  /// Wants as many tags opened as closed.
  static final TemplateRule TEMPLATES =
      template ->
          template.split("\\{\\{", -1).length == template.split("}}", -1).length
              ? Optional.empty()
              : Optional.of("a tag is not closed");

  static final Set<String> COMMANDS =
      Set.of(
          "ping",
          "status",
          "echo",
          "broadcast",
          "quit",
          "contact add",
          "contact list",
          "contact remove");

  static final Map<String, String> HOME = Map.of("HOME", "/home/herald");

  private ConfigFile() {}

  /// The configuration with `lines` inside of `herald { … }`, and an account.
  static HeraldConfig load(Path dir, String lines) throws IOException, InvalidConfigException {
    return load(dir, lines, HOME);
  }

  static HeraldConfig load(Path dir, String lines, Map<String, String> environment)
      throws IOException, InvalidConfigException {
    return new ConfigLoader(CRON, TEMPLATES, COMMANDS, environment).load(write(dir, lines));
  }

  static Path write(Path dir, String lines) throws IOException {
    return Files.writeString(
        dir.resolve("herald.conf"),
        "herald {\n  account { jid = \"herald@example.org\" }\n" + lines + "\n}\n");
  }
}
