package im.herald.extension.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.herald.TestBot;
import im.herald.config.ProgramConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What programs can do to Herald and what callers can do to programs: each line of the table in
/// `docs/extending.md` with what the sender saw. Afterwards nothing of the program is left.
class HostileProgramTest {
  private static final String JULIET = "juliet@example.org";
  private static final Duration PLENTY = Duration.ofSeconds(25);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final String GIVEN_UP = "`run` took longer than 1 s and was ended\\.";
  private static final String ERROR = "Something went wrong here\\. .* error [0-9a-f]{8}\\.";
  private static final String CUT = "\n\\[cut here: the program printed too much]";

  @TempDir private Path dir;

  record Case(String does, String script, Duration timeout, String says, String sees) {
    @Override
    public String toString() {
      return does;
    }

    static Case of(String does, String script, String sees) {
      return new Case(does, script, PLENTY, "run", sees);
    }

    static Case late(String does, String script) {
      return new Case(does, script, SHORT, "run", GIVEN_UP);
    }

    static Case said(String does, String says, String sees) {
      return new Case(does, "printf '<%s>' \"$@\"", PLENTY, says, sees);
    }
  }

  static final List<Case> CASES =
      List.of(
          Case.of("leaves children behind", "sleep 600 & sleep 600 & echo done", "done"),
          Case.of("leaves a daemon behind", "setsid sh -c 'sleep 600 & sleep 600' & echo ok", "ok"),
          Case.late("never ends", "sleep 600"),
          Case.late("ignores TERM", "trap '' TERM; while :; do sleep 600; done"),
          Case.late(
              "ignores TERM, forks, and forks daemons",
              """
              trap '' TERM
              for i in 1 2 3 4 5; do
                (while :; do sleep 600; done) &
                setsid sh -c "trap '' TERM; while :; do sleep 600; done" &
              done
              wait"""),
          Case.late("stops itself", "kill -STOP $$"),
          Case.late("closes its output and goes on", "exec >&- 2>&-; sleep 600"),
          Case.of("floods its output", "yes", "(y\n){8191}y" + CUT),
          Case.of(
              "prints one huge line", "head -c 9000000 /dev/zero | tr '\\0' x", "x{16384}" + CUT),
          Case.of("floods its standard error", "yes >&2", ERROR),
          Case.of(
              "prints what is no text",
              "printf '\\377\\000\\033[31mred\\007'",
              "\uFFFD\uFFFDred\uFFFD"),
          Case.of("prints nothing", ":", "Done\\."),
          Case.of(
              "says that it should be tried later", "exit 75", "`run` cannot do it .* later\\."),
          Case.of("fails", "echo why >&2; exit 3", ERROR),
          Case.of("is killed", "kill -KILL $$", ERROR),
          new Case(
              "never reads its input", "echo ok", PLENTY, "run word " + "ü".repeat(60_000), "ok"),
          Case.said(
              "is given an option", "run --output=/etc/passwd", "WORD cannot begin with `-`\\."),
          Case.said(
              "is given an option in quotes", "run \"-rf /\"", "WORD cannot begin with `-`\\."),
          Case.said("is given a NUL", "run a\0b", "WORD has control characters in it\\."),
          Case.said(
              "is given a line break", "run \"a\nb\"", "WORD has control characters in it\\."),
          Case.said("is given 5 000 letters", "run " + "a".repeat(5_000), "WORD is too long\\."),
          Case.said("is given words for a shell", "run $(id);`id`|id&", "<\\$\\(id\\);`id`\\|id&>"),
          Case.said("is given two words as one", "run \"a b\" c", "<a b>"));

  @ParameterizedTest
  @FieldSource("CASES")
  void harmsNobody(Case hostile) throws Exception {
    ProgramConfig program = Script.of(dir, hostile.timeout(), hostile.script());
    try (Programs programs = new Programs(List.of(program));
        TestBot bot = TestBot.with().commands(road -> List.copyOf(programs.commands())).start()) {
      bot.says(JULIET, hostile.says());
      String seen = String.join("", bot.replies());
      assertThat(seen.replaceAll("\\(\\d+/\\d+\\)", "")).matches("(?s)" + hostile.sees());
      assertThat(left()).as("processes that are left").isEmpty();
      System.out.printf("| %s | %s |%n", hostile.does(), shown(seen));
    }
  }

  @Test
  void whatCannotBeStartedIsAnError() throws Exception {
    Path file = Script.executable(dir, "\0\1\2 no program");
    try (Programs programs = new Programs(List.of(Script.file(file, PLENTY)));
        TestBot bot = TestBot.with().commands(road -> List.copyOf(programs.commands())).start()) {
      bot.says(JULIET, "run");
      assertThat(bot.replies()).singleElement().asString().matches(ERROR);
    }
  }

  @Test
  void manyRunsLeaveNoFileOpenAndNoChild() throws Exception {
    ProgramConfig program = Script.of(dir, PLENTY, "sleep 600 & echo ok");
    Set<ProcessHandle> children = children();
    try (Programs programs = new Programs(List.of(program));
        TestBot bot = TestBot.with().commands(road -> List.copyOf(programs.commands())).start()) {
      bot.says(JULIET, "run");
      long before = openPipes();
      for (int i = 0; i < 20; i++) {
        bot.says(JULIET, "run");
      }
      await().until(() -> openPipes() <= before);
      await().until(() -> children.containsAll(children()));
      assertThat(bot.replies()).hasSize(21).containsOnly("ok");
    }
  }

  @Test
  void whatRunsWhenHeraldEndsEndsWithIt() throws Exception {
    ProgramConfig program = Script.of(dir, PLENTY, "trap '' TERM; echo >begun; sleep 600");
    Programs programs = new Programs(List.of(program));
    try (TestBot bot = TestBot.with().commands(road -> List.copyOf(programs.commands())).start()) {
      bot.hears(bot.message(JULIET, "run"));
      await().until(() -> Files.exists(dir.resolve("begun")));
      programs.close();
      assertThat(left()).isEmpty();
      await().until(bot::idle);
    }
  }

  private static String shown(String seen) {
    String line = seen.replace("|", "\\|").replace("\n", " ");
    return line.length() < 90
        ? line
        : line.substring(0, 20) + " … " + line.substring(line.length() - 45);
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toSet());
  }

  private static long openPipes() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.filter(HostileProgramTest::isPipe).count();
    }
  }

  private static boolean isPipe(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("pipe:");
    } catch (IOException e) {
      return false;
    }
  }

  /// Of all processes those that know whom they were started for, and where.
  private List<String> left() {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(path -> path.getFileName().toString().matches("\\d+"))
          .filter(path -> content(path.resolve("environ")).contains("HERALD_FROM=" + JULIET))
          .filter(path -> folder(path).equals(dir.toString()))
          .map(path -> content(path.resolve("cmdline")).replace('\0', ' '))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String folder(Path process) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
