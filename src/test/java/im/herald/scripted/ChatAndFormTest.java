package im.herald.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.builtin.BuiltinBot;
import im.herald.command.CommandSpec;
import im.herald.scripted.FormsClient.FormAnswer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jxmpp.jid.impl.JidCreate;

/// Every built-in command, right and wrong, by somebody with each role: what a form brings is what
/// the same words in a chat bring.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ChatAndFormTest {
  private static final String ROOM = "team@rooms.example.org";

  @TempDir private Path folder;

  /// In an order in which each finds what it needs. What a form cannot say, such as too many words,
  /// is not here.
  private static List<Call> calls() {
    return List.of(
        call("help"),
        call("help", "ping", "command", "ping"),
        call("help", "CONTACT  add", "command", "CONTACT  add"),
        call("help", "nothing such", "command", "nothing such"),
        call("ping"),
        call("echo", "Hello, <world> & \"you\"!", "text", "Hello, <world> & \"you\"!"),
        call("echo", "one\n two", "text", "one\n two"),
        call("echo"),
        call("whoami"),
        call("version"),
        call("claim", "7KQ2M9XWPR", "code", "7KQ2M9XWPR"),
        call("contact list"),
        call(
            "contact add",
            "romeo@example.org Romeo M.",
            "jid",
            "romeo@example.org",
            "name",
            "Romeo M."),
        call("contact add", "juliet@example.org", "jid", "juliet@example.org"),
        call("contact add", "juliet", "jid", "juliet"),
        call("contact add", "a@b/c", "jid", "a@b/c"),
        call("contact add"),
        call("contact list"),
        call("broadcast", "Lunch!", "text", "Lunch!"),
        call("contact remove", "romeo@example.org", "jid", "romeo@example.org"),
        call("contact remove"),
        call("block", "mallory@example.net", "jid", "mallory@example.net"),
        call("block", "owner@example.org", "jid", "owner@example.org"),
        call("block", "@@", "jid", "@@"),
        call("blocked"),
        call("unblock", "mallory@example.net", "jid", "mallory@example.net"),
        call("unblock", "mallory@example.net", "jid", "mallory@example.net"),
        call("presence", "away Back at nine.", "show", "away", "text", "Back at nine."),
        call("presence", "AWAY", "show", "AWAY"),
        call("presence", "asleep", "show", "asleep"),
        call("presence", "away " + "x".repeat(1_001), "show", "away", "text", "x".repeat(1_001)),
        call("broadcast"),
        call("send", "juliet@example.org Hi.", "jid", "juliet@example.org", "text", "Hi."),
        call("send", "juliet@example.org", "jid", "juliet@example.org"),
        call("room join", ROOM + " herald", "jid", ROOM, "nick", "herald"),
        call("room join", "team", "jid", "team"),
        call("room list"),
        call("room leave", ROOM, "jid", ROOM),
        call("room leave", ROOM, "jid", ROOM),
        tea("every", "1h"),
        tea("every", "1h"),
        tea("sometimes", "1h"),
        call(
            "schedule add",
            "x every 1h to @nobody x",
            "name",
            "x",
            "how",
            "every",
            "when",
            "1h",
            "jid",
            "@nobody",
            "text",
            "x"),
        call("schedule list"),
        call("schedule show", "tea", "name", "tea"),
        call("schedule show", "coffee", "name", "coffee"),
        call("schedule pause", "tea", "name", "tea"),
        call("schedule resume", "tea", "name", "tea"),
        call("schedule run", "tea", "name", "tea"),
        call("schedule remove", "tea", "name", "tea"),
        call("schedule remove", "tea", "name", "tea"),
        call("remind", "at 23:17 the tea", "when", "at 23:17", "text", "the tea"),
        call("remind", "soon the tea", "when", "soon", "text", "the tea"),
        call("reminders"),
        call("forget", "20", "n", "20"),
        call("status"),
        call("reload"),
        call("account password"),
        call("account delete"),
        call("quit"));
  }

  private static Call tea(String how, String when) {
    return call(
        "schedule add",
        "tea %s %s to romeo@example.org,@owners Tea!\nNow.".formatted(how, when),
        "name",
        "tea",
        "how",
        how,
        "when",
        when,
        "jid",
        "romeo@example.org",
        "jid-groups",
        "@owners",
        "text",
        "Tea!\nNow.");
  }

  @Test
  void everyCommandIsHere() {
    assertThat(calls().stream().map(Call::command).distinct())
        .containsExactlyInAnyOrderElementsOf(
            new BuiltinBot().specs().stream().map(CommandSpec::name).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"owner@example.org", "admin@example.org", "user@example.org", "x@else.example"})
  void aFormBringsWhatTheChatBrings(String person) throws Exception {
    try (BuiltinBot heard = new BuiltinBot();
        BuiltinBot filled = new BuiltinBot();
        ScriptedServer server = ScriptedServer.start();
        Sessions _ =
            Sessions.on(server, folder, filled.chat().inbox()::accept, filled.chat()::forms)) {
      FormsClient client = new FormsClient(server.online());
      for (Call call : calls()) {
        String said = heard.says(JidCreate.bareFrom(person), call.command() + " " + call.words());
        FormAnswer answer = answer(client, "from='" + person + "'", call);
        assertThat(inChat(answer, said)).as("%s: %s", call, answer).isTrue();
      }
    }
  }

  private static FormAnswer answer(FormsClient client, String from, Call call) throws Exception {
    FormAnswer first = client.runs(from, call.node());
    boolean asksForFields = first.status().equals("executing") && first.note().isEmpty();
    return asksForFields
        ? client.goesOn(from, first, "node='%s'".formatted(call.node()), call.fields())
        : first;
  }

  /// Whether `said` is the same in words.
  private static boolean inChat(FormAnswer answer, String said) {
    if (!answer.error().isEmpty()) {
      return answer.error().equals(List.of("item-not-found"))
          && (said.contains("needs the role")
              || said.contains("owner of this bot already")
              || said.contains("has an owner already"));
    }
    if (said.contains("needs the role")) {
      return false;
    }
    return switch (answer.status() + " " + answer.noteType()) {
      case "completed info", "completed error" -> said.equals(answer.note());
      case "executing error" ->
          said.equals(answer.note()) || said.startsWith(firstLine(answer) + "\nUsage: ");
      case "executing warn" -> said.startsWith(warning(answer) + "\nTo confirm");
      default -> false;
    };
  }

  /// A chat names only the first thing that is wrong.
  private static String firstLine(FormAnswer answer) {
    return answer.note().lines().findFirst().orElse("");
  }

  private static String warning(FormAnswer answer) {
    String fixed = answer.xml().substring(answer.xml().indexOf("type='fixed'"));
    return fixed.substring(fixed.indexOf("<value>") + 7, fixed.indexOf("</value>"));
  }

  private static Call call(String command) {
    return new Call(command, "", Map.of());
  }

  private static Call call(String command, String words, String... fields) {
    Map<String, List<String>> values =
        Stream.iterate(0, i -> i < fields.length, i -> i + 2)
            .collect(Collectors.toMap(i -> fields[i], i -> fields[i + 1].lines().toList()));
    return new Call(command, words, values);
  }

  /// @param words behind the command's own, in a chat
  /// @param fields the same, in a form
  private record Call(String command, String words, Map<String, List<String>> fields) {
    String node() {
      return command.replace(' ', '/');
    }
  }
}
