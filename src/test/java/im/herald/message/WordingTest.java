package im.herald.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  @ParameterizedTest
  @CsvSource({"es, es", "es-MX, es", "ES_es, es", "en, en", "en-GB, en"})
  void theFirstPartOfATagIsTheLanguage(String tag, String language) {
    assertThat(Language.tagged(tag)).hasToString("Optional[" + language + "]");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "-", "fr", "est", "zh-Hans", "\u0130es"})
  void whatHeraldDoesNotSpeakIsNone(String tag) {
    assertThat(Language.tagged(tag)).isEmpty();
  }

  @Test
  void whatIsInATextIsSaidInTheSameLanguage() {
    Wording text = Wording.of("in %s", Wording.of("%d hours", 3));

    assertThat(text).hasToString("in 3 hours");
    assertThat(text.in(Language.SPANISH)).isEqualTo("dentro de 3 horas");
  }

  @Test
  void whatPeopleWroteIsNoTemplateAndNoText() {
    Wording written =
        Wording.joined(": ", Stream.of(Wording.of("now"), Wording.verbatim("now 100 %s")));

    assertThat(written.in(Language.SPANISH)).isEqualTo("ahora: now 100 %s");
    assertThat(Wording.declared("100 %s, now").in(Language.SPANISH)).isEqualTo("100 %s, now");
  }

  @Test
  void daysAreWrittenAsTheLanguageHasThem() {
    Wording day = new Wording.Day(LocalDate.of(2026, 12, 1));

    assertThat(day).hasToString("Tuesday 1 December 2026");
    assertThat(day.in(Language.SPANISH)).isEqualTo("martes 1 de diciembre de 2026");
  }

  @Test
  void aSentenceBeginsWithACapital() {
    Wording sentence = new Wording.Sentence(Wording.declared("answers `pong`"));

    assertThat(sentence).hasToString("Answers `pong`.");
    assertThat(sentence.in(Language.SPANISH)).isEqualTo("Responde `pong`.");
  }
}
