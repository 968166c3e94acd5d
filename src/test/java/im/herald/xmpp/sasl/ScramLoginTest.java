package im.herald.xmpp.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.jivesoftware.smack.SmackException.SmackSaslException;
import org.jivesoftware.smack.sasl.core.SCRAMSHA1Mechanism;
import org.junit.jupiter.api.Test;

class ScramLoginTest {
  @Test
  void theStrongestGoesFirstAndAllBeforeSmacksOwn() {
    assertThat(
            Stream.concat(
                    Stream.of(new SCRAMSHA1Mechanism()),
                    Stream.of(LoginMethod.values())
                        .filter(method -> method.hash().isPresent())
                        .map(ScramLogin::new))
                .sorted()
                .map(mechanism -> mechanism.getClass().getSimpleName() + " " + mechanism.getName()))
        .containsExactly(
            "ScramLogin SCRAM-SHA-512-PLUS",
            "ScramLogin SCRAM-SHA-256-PLUS",
            "ScramLogin SCRAM-SHA-1-PLUS",
            "ScramLogin SCRAM-SHA-512",
            "ScramLogin SCRAM-SHA-256",
            "ScramLogin SCRAM-SHA-1",
            "SCRAMSHA1Mechanism SCRAM-SHA-1");
  }

  @Test
  void successBeforeTheServersSignatureIsNone() {
    assertThatThrownBy(() -> new ScramLogin(LoginMethod.SCRAM_SHA_256).checkIfSuccessfulOrThrow())
        .isInstanceOf(SmackSaslException.class)
        .hasRootCauseInstanceOf(LoginRefusedException.class);
  }
}
