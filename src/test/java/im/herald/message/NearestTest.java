package im.herald.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({"hots, host", "owner, owners", "PASSWORT, password", "passwordfile, password-file"})
  void findsWhatWasMeant(String word, String meant) {
    assertThat(Nearest.to(word, List.of("host", "owners", "password", "password-file")))
        .contains(meant);
  }

  @Test
  void doesNotGuessWildly() {
    assertThat(Nearest.to("colour", List.of("host", "port"))).isEmpty();
    assertThat(Nearest.to("x", List.of())).isEmpty();
  }

  @Test
  @Timeout(10)
  void aWordOfAMillionCharactersIsNotComparedWithEachKnownOne() {
    List<String> known =
        IntStream.range(0, 100).mapToObj("a-command-with-number-%d"::formatted).toList();
    assertThat(Nearest.to("p".repeat(1_000_000), known)).isEmpty();
  }
}
