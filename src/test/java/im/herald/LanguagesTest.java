package im.herald;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.builtin.BuiltinBot;
import im.herald.command.Argument;
import im.herald.command.CommandSpec;
import im.herald.message.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each language has all that Herald says, and nothing that it does not.
class LanguagesTest {
  private static final Pattern PLACE = Pattern.compile("%(\\d+\\$)?[a-z]");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
  void allThatIsSaidIsThereAndNothingElse(Language language) throws IOException {
    assertThat(language.translations().keySet()).containsExactlyInAnyOrderElementsOf(said());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
  void whatIsFilledInAndWhatIsTypedStaysTheSame(Language language) {
    assertThat(language.translations().entrySet())
        .allSatisfy(
            text -> {
              assertThat(found(PLACE, text.getValue())).isEqualTo(found(PLACE, text.getKey()));
              assertThat(found(CODE, text.getValue())).isEqualTo(found(CODE, text.getKey()));
            });
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  private static Set<String> said() throws IOException {
    Set<String> said = new TreeSet<>(SaidTexts.of(Path.of("src/main/java")));
    for (CommandSpec spec : new BuiltinBot().specs()) {
      said.add(spec.summary());
      spec.arguments().stream()
          .map(Argument::help)
          .filter(help -> !help.isEmpty())
          .forEach(said::add);
    }
    return said;
  }
}
