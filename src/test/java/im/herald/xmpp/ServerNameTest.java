package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerNameTest {
  @ParameterizedTest
  @CsvSource({
    "example.org, example.org, true",
    "EXAMPLE.org, example.ORG, true",
    "*.example.org, chat.example.org, true",
    "*.example.org, example.org, false",
    "*.example.org, a.b.example.org, false",
    "*.org, example.org, false",
    "*, example, false",
    "c*.example.org, chat.example.org, false",
    "example.org, example.org.evil.example, false",
    "chat.example.org, example.org, false",
  })
  void aStarStandsForOneWholeLabel(String name, String domain, boolean matches) {
    assertThat(ServerName.matches(name, domain)).isEqualTo(matches);
  }
}
