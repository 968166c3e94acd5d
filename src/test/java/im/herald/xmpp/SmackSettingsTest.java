package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.jivesoftware.smack.SASLAuthentication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmackSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN"})
  void smackKnowsWhatTheConfigurationMayName(String mechanism) {
    SmackSettings.apply();
    assertThat(SASLAuthentication.isSaslMechanismRegistered(mechanism)).isTrue();
  }

  @Test
  void smacksOwnScramIsNotThere() {
    SmackSettings.apply();
    assertThat(SASLAuthentication.getRegisterdSASLMechanisms())
        .isNotEmpty()
        .doesNotContainKey("org.jivesoftware.smack.sasl.core.SCRAMSHA1Mechanism");
  }
}
