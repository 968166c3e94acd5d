package im.herald.cli;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.builtin.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  @TempDir private Path dir;

  @Test
  void helpNamesEveryCommandWithItsOptions() {
    CommandRun run = CommandRun.of(dir, "--help");

    assertThat(run.exit()).isEqualTo(Exit.DONE);
    assertThat(run.err()).isEmpty();
    for (Subcommand subcommand : Subcommands.all()) {
      assertThat(run.out()).contains("\n  " + subcommand.name() + " ", subcommand.summary());
      for (Option option : subcommand.options().getOptions()) {
        assertThat(run.out()).contains(option.getDescription());
      }
    }
  }

  @Test
  void helpNamesEveryExitCode() {
    assertThat(CommandRun.of(dir, "check", "--help").out())
        .as("on stdout, in the column of codes")
        .satisfies(
            help -> {
              for (Exit exit : Exit.values()) {
                assertThat(help).containsPattern("(^|\\s)%d  +\\S".formatted(exit.code()));
              }
            });
  }

  @Test
  void theWordHelpIsAsGoodAsTheOption() {
    assertThat(CommandRun.of(dir, "help")).isEqualTo(CommandRun.of(dir, "--help"));
  }

  @Test
  void theCommandsAreThoseOfTheContractInItsOrder() {
    assertThat(Subcommands.all())
        .extracting(Subcommand::name)
        .containsExactly(
            "run",
            "init",
            "check",
            "config",
            "doctor",
            "register",
            "unregister",
            "send",
            "inbox",
            "outbox",
            "backup",
            "status",
            "demo");
  }

  @Test
  void versionIsOneLine() {
    assertThat(CommandRun.of(dir, "--version"))
        .isEqualTo(new CommandRun(Exit.DONE, "herald " + Release.version() + "\n", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chekc                  | there is no command \"chekc\"; did you mean \"check\"?",
        "xylophone              | there is no command \"xylophone\"; herald --help shows what there is",
        "check --confg x        | check has no option \"--confg\"; did you mean \"--config\"?",
        "--verbose              | run has no option \"--verbose\"; herald --help shows what there is",
        "check -c               | -c needs a FILE after it",
        "send -t                | -t needs a JID after it",
        "demo --script          | --script needs a FILE after it",
        "config extra           | config takes no \"extra\"; herald --help shows what there is",
        "send -t a@b.c one two  | send takes no \"two\"; herald --help shows what there is",
        "-c x check             | run takes no \"check\"; herald --help shows what there is",
        "unregister --yes=no    | unregister has no option \"--yes=no\"; herald --help shows what there is",
      })
  void wrongUsageSaysWhatIsWrong(String args, String problem) {
    assertThat(CommandRun.of(dir, args.split(" ")))
        .isEqualTo(new CommandRun(Exit.USAGE, "", "herald: " + problem + "\n"));
  }

  @ParameterizedTest
  @CsvSource({"run", "check", "config", "doctor", "register", "unregister", "send -t a@b.c text"})
  void everyProblemOfTheConfigurationGoesToStandardError(String args) throws Exception {
    Path file = Files.writeString(dir.resolve("bad.conf"), "herald {\n  fallbck = hint\n}\n");

    CommandRun run = CommandRun.of(dir, (args + " -c " + file).split(" "));

    assertThat(run.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(file + ":1: account.jid: Herald has no account")
        .contains(file + ":2: fallbck: ")
        .doesNotContain("Exception");
  }

  @Test
  void aFileThatIsMissingIsAProblemOfTheConfiguration() {
    CommandRun run = CommandRun.of(dir, "check", "-c", dir.resolve("none.conf").toString());

    assertThat(run.exit()).isEqualTo(Exit.CONFIGURATION);
    assertThat(run.err()).contains("none.conf");
  }

  @Test
  void whatFollowsTwoDashesIsNoOption() {
    assertThat(CommandRun.of(dir, "send", "-t", "nobody@", "--", "--help").err())
        .startsWith("herald: \"nobody@\" is not a JID");
  }
}
