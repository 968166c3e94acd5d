package im.herald.config;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is in the file, it is a configuration or an [InvalidConfigException] says why not.
class ConfigFuzzTest {
  private static final int FILES = 3_000;
  private static final long SEED = 1;
  private static final List<String> KEYS =
      List.of(
          "account",
          "account.jid",
          "account.password",
          "connection.port",
          "connection.security",
          "connection.pin-sha256",
          "access.owners",
          "contacts.accept",
          "presence.show",
          "commands.prefix",
          "commands.allow",
          "fallback",
          "budgets.person",
          "rooms",
          "schedules",
          "schedules.x",
          "store.dir",
          "store.url",
          "inbox.max-age",
          "nobody",
          "\"\"",
          "a.b.c");
  private static final List<String> VALUES =
      List.of(
          "1",
          "-1",
          "99999999999999999999",
          "1.5",
          "true",
          "null",
          "\"\"",
          "\"x\"",
          "[]",
          "{}",
          "[[]]",
          "[1, \"x\", {}]",
          "{ every = 1h, to = [\"a@b\"], text = x }",
          "{ cron = never }",
          "${x}",
          "${?HOME}",
          "${herald}",
          "\"60/min\"",
          "unlimited",
          "\"*\"",
          "[\"*@x\"]",
          "1h",
          "\"\\u0000\"",
          "\"\"\"x",
          "include \"x\"",
          "url(\"http://x\")",
          "{",
          "}",
          "[",
          "# x",
          "\"a@b/c\"");

  @TempDir private Path dir;

  @Test
  void onlyTheDeclaredFailureIsThrown() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < FILES; i++) {
      StringBuilder lines = new StringBuilder();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        lines.append(KEYS.get(random.nextInt(KEYS.size())));
        lines.append(random.nextInt(8) == 0 ? " += " : " = ");
        lines.append(VALUES.get(random.nextInt(VALUES.size()))).append('\n');
      }
      try {
        HeraldConfig _ = ConfigFile.load(dir, lines.toString());
      } catch (InvalidConfigException e) {
        // Most are none.
      } catch (RuntimeException | Error e) {
        fail("seed %d, file %d:%n%s".formatted(SEED, i, lines), e);
      }
    }
  }
}
