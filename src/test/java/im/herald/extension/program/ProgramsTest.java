package im.herald.extension.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import im.herald.TestBot;
import im.herald.config.ConfigLoader;
import im.herald.config.Fallback;
import im.herald.config.ProgramConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
  private static final String JULIET = "juliet@example.org";
  private static final Duration PLENTY = Duration.ofSeconds(25);
  private static final Path EXAMPLES = Path.of("examples/programs").toAbsolutePath();

  private static final Collector<CharSequence, ?, String> LINES = Collectors.joining("\n");

  @TempDir private Path dir;

  @Test
  void wordsAreArgumentsAndTheRestIsTheInput() throws Exception {
    String script = "printf '<%s>' \"$@\"; cat";
    try (Programs programs = new Programs(List.of(Script.of(dir, PLENTY, script)));
        TestBot bot = bot(programs, "")) {
      bot.says(JULIET, "run \"São Tomé\" -v is\nno option");
      assertThat(bot.replies()).containsExactly("<São Tomé>-v is\nno option");
    }
  }

  @Test
  void nothingElseIsInItsEnvironment() throws Exception {
    ProgramConfig program = Script.file(Path.of("/usr/bin/env"), PLENTY);
    try (Programs programs = new Programs(List.of(program));
        TestBot bot = bot(programs, "")) {
      bot.says(JULIET, "run");
      assertThat(bot.replies()).singleElement().asString().satisfies(this::isClean);
    }
  }

  private void isClean(String environment) {
    assertThat(environment.lines().map(line -> line.replaceFirst("_(ID|CALL)=.+", "_$1=")))
        .containsExactlyInAnyOrder(
            "PATH=/usr/local/bin:/usr/bin:/bin",
            "LANG=C.UTF-8",
            "HERALD_FROM=juliet@example.org",
            "HERALD_ROLE=user",
            "HERALD_CONVERSATION=juliet@example.org",
            "HERALD_MESSAGE_ID=",
            "HERALD_CALL=");
  }

  @Test
  void aProgramAnswersWhatIsNoCommand() throws Exception {
    String script = "read -r first rest; [ \"$first\" = silence ] || echo \"heard $first $rest\"";
    try (Programs programs = new Programs(List.of(Script.of(dir, PLENTY, script)));
        TestBot bot = bot(programs, "run")) {
      bot.says(JULIET, "good morning");
      bot.says(JULIET, "silence, please");
      bot.says(JULIET, "silence please");
      assertThat(bot.replies()).containsExactly("heard good morning", "heard silence, please");
    }
  }

  @Test
  void aProgramAnswersOnlyThoseItIsFor() throws Exception {
    try (Programs programs = new Programs(List.of(Script.of(dir, PLENTY, "echo hello")));
        TestBot bot = bot(programs, "run")) {
      bot.says("stranger@elsewhere.example", "good morning");
      bot.says("stranger@elsewhere.example", "run");
      assertThat(bot.replies()).containsExactly("`run` needs the role user; you have none.");
    }
  }

  @Test
  void theExampleInShellCountsDays() throws Exception {
    ProgramConfig program = Script.file(EXAMPLES.resolve("countdown"), PLENTY);
    try (Programs programs = new Programs(List.of(program));
        TestBot bot = bot(programs, "")) {
      bot.says(JULIET, "run 2000-01-01");
      bot.says(JULIET, "run someday");
      assertThat(bot.replies())
          .satisfiesExactly(
              days -> assertThat(days).matches("-\\d+ days until 2000-01-01"),
              none -> assertThat(none).isEqualTo("someday is no date; write one like 2027-01-01"));
    }
  }

  @Test
  void theExampleInPythonAsksAModel() throws Exception {
    List<String> asked = new ArrayList<>();
    HttpServer endpoint = endpoint(asked);
    Path key = Files.writeString(dir.resolve("key"), "s3cret\n");
    String url = "http://127.0.0.1:%d/v1".formatted(endpoint.getAddress().getPort());
    ProgramConfig program =
        Script.file(EXAMPLES.resolve("ask"), PLENTY, url, "small", key.toString());
    try (Programs programs = new Programs(List.of(program));
        TestBot bot = bot(programs, "run")) {
      bot.says(JULIET, "Where is Verona?");
      bot.says(JULIET, "Are you busy?");
      assertThat(bot.replies())
          .containsExactly("In Italy.", "`run` cannot do it at the moment. Try again later.");
      assertThat(asked)
          .allSatisfy(request -> assertThat(request).startsWith("Bearer s3cret").contains("small"));
    } finally {
      endpoint.stop(0);
    }
  }

  @Test
  void theHandbookShowsTheExamplesAsTheyAre() throws Exception {
    String handbook =
        Files.readString(Path.of("docs/extending.md")).lines().map(String::strip).collect(LINES);
    String script =
        Files.readAllLines(EXAMPLES.resolve("countdown")).stream()
            .map(String::strip)
            .collect(LINES);
    assertThat(handbook).contains(script);
    Path token = Files.writeString(dir.resolve("hook-backup"), "t".repeat(64));
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    List<String> names = new ArrayList<>();
    Matcher sections = Pattern.compile("```hocon\n(.*?)```", Pattern.DOTALL).matcher(handbook);
    while (sections.find()) {
      String section = sections.group(1).replace("/usr/local/bin", EXAMPLES.toString());
      String account = "herald.account.jid = \"herald@example.org\"\n";
      Path file = Files.writeString(dir.resolve("herald.conf"), account + section);
      new ConfigLoader(
              cron -> Optional.empty(),
              template -> Optional.empty(),
              Set.of(),
              Map.of("HOME", dir.toString()))
          .load(file)
          .programs()
          .forEach(program -> names.add(program.name()));
    }
    assertThat(names).containsExactly("countdown", "ask");
  }

  /// As much of such an endpoint as the example needs.
  private static HttpServer endpoint(List<String> asked) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
          byte[] answer =
              "{\"choices\": [{\"message\": {\"content\": \"In Italy.\"}}]}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(body.contains("busy") ? 503 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static TestBot bot(Programs programs, String fallback) {
    return TestBot.with()
        .users("*@example.org")
        .commands(road -> List.copyOf(programs.commands()))
        .handlers(programs.fallback(() -> Optional.of(fallback)))
        .fallback(Fallback.SILENT)
        .start();
  }
}
