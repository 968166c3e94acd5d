package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.cli.demo.FreePort;
import im.herald.extension.Plugins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a port on which nobody listens: whoever answers "y" at the end writes it anyway.
class InitCommandTest {
  @TempDir private Path dir;
  private Path file = Path.of("");
  private String server = "";

  @BeforeEach
  void findAPortOnWhichNobodyListens() throws Exception {
    file = dir.resolve("etc/herald.conf");
    server = "127.0.0.1:" + FreePort.find();
  }

  @Test
  void writesWhatPassesCheck() throws Exception {
    CommandRun run = init("herald@localhost", "juliet@localhost", "se\"cr\\et #1", server, "y");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isEqualTo(Exit.DONE);
    assertThat(run.out()).contains("FAILURE  Connection").contains("Wrote " + file);
    assertThat(CommandRun.of(dir, "check", "-c", file.toString()).out()).isEqualTo("OK\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(CommandRun.of(dir, "config", "-c", file.toString()).out())
        .contains("jid=\"herald@localhost\"", "\"juliet@localhost\"", "host=\"127.0.0.1\"");
    assertThat(new ConfigSource(file, plugins(), Map.of("HOME", "/h")).load().account())
        .satisfies(
            account -> {
              assertThat(account.password().orElseThrow().reveal()).isEqualTo("se\"cr\\et #1");
              assertThat(account.registerIfMissing()).isFalse();
            });
  }

  @Test
  void aDomainThatCanMeanTwoIsAskedForAgain() throws Exception {
    CommandRun run = init("bot@straße.example", "herald@localhost", "", "", server, "y");

    assertThat(run.out()).contains("has ß in its domain").contains("Wrote " + file);
  }

  @Test
  void withoutAPasswordTheAccountWillBeRegistered() throws Exception {
    init("herald@localhost", "", "", server, "y");

    assertThat(CommandRun.of(dir, "check", "-c", file.toString()).out()).isEqualTo("OK\n");
    assertThat(CommandRun.of(dir, "config", "-c", file.toString()).out())
        .contains("register=if-missing", "owners=[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n", "maybe"})
  void writesNothingUnlessToldTo(String answer) {
    CommandRun run = init("herald@localhost", "", "", server, answer);

    assertThat(run.exit()).isEqualTo(Exit.UNAVAILABLE);
    assertThat(run.out()).endsWith("Nothing was written.\n");
    assertThat(file).doesNotExist();
  }

  @Test
  void asksAgainForWhatCannotBeUsed() {
    CommandRun run =
        init("localhost", "a b@c", "herald@localhost", "@", "", "", "x y", "h:99999", server, "y");

    assertThat(run.exit()).isEqualTo(Exit.DONE);
    assertThat(run.out()).contains("That is a server; write name@localhost", "is not a JID");
    assertThat(file).exists();
  }

  @Test
  void anEndOfTheInputIsWrongUsage() {
    CommandRun run = init("herald@localhost");

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("nothing was written");
    assertThat(file).doesNotExist();
  }

  @Test
  void neverWritesOverAFile() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "mine");

    CommandRun run = init("herald@localhost", "", "", server, "y");

    assertThat(run.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(run.out()).as("it does not even ask").isEmpty();
    assertThat(run.err()).contains(file + " is there already", "-c FILE");
    assertThat(file).hasContent("mine");
  }

  @Test
  void asksNothingWhereItCannotWrite() throws Exception {
    Files.writeString(dir.resolve("etc"), "a file where a folder should be");

    CommandRun run = init("herald@localhost", "", "", server, "y");

    assertThat(run.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(file + " cannot be written", "-c FILE");
  }

  private CommandRun init(String... answers) {
    return CommandRun.withInput(
        dir, String.join("\n", answers) + "\n", "init", "-c", file.toString());
  }

  private static Plugins plugins() {
    return new Plugins(List.of(), List.of());
  }
}
