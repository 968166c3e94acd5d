package im.herald.xmpp;

import static im.herald.xmpp.sasl.LoginMethod.PLAIN;
import static im.herald.xmpp.sasl.LoginMethod.SCRAM_SHA_1;
import static im.herald.xmpp.sasl.LoginMethod.SCRAM_SHA_256;
import static im.herald.xmpp.sasl.LoginMethod.SCRAM_SHA_512;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.xmpp.sasl.LoginMethod;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.impl.JidCreate;

class LoginTermsTest {
  private static final DomainBareJid DOMAIN =
      JidCreate.domainBareFromOrThrowUnchecked("example.org");
  private static final List<LoginMethod> SCRAM = List.of(SCRAM_SHA_512, SCRAM_SHA_256, SCRAM_SHA_1);

  @Test
  void theFirstLoginMayTakeWhatTheConfigurationNames() {
    LoginTerms terms = new LoginTerms(SCRAM, Optional.empty());
    assertThat(terms.allowed()).isEqualTo(SCRAM);
    assertThat(terms.objection(DOMAIN, List.of("SCRAM-SHA-1", "PLAIN"))).isEmpty();
  }

  @Test
  void laterOnesMayTakeNoneThatIsWeaker() {
    LoginTerms terms = new LoginTerms(SCRAM, Optional.of(SCRAM_SHA_256));
    assertThat(terms.allowed()).containsExactly(SCRAM_SHA_512, SCRAM_SHA_256);
    assertThat(terms.objection(DOMAIN, List.of("SCRAM-SHA-1", "SCRAM-SHA-256"))).isEmpty();
    assertThat(terms.objection(DOMAIN, List.of("SCRAM-SHA-512"))).isEmpty();
  }

  @Test
  void aServerThatOffersOnlyWeakerOnesIsToldWhatToDo() {
    LoginTerms terms = new LoginTerms(SCRAM, Optional.of(SCRAM_SHA_512));
    assertThat(terms.objection(DOMAIN, List.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-1")))
        .contains(
            "example.org offers only SCRAM-SHA-256, SCRAM-SHA-1 now, and Herald has logged in by"
                + " SCRAM-SHA-512 before: the server was changed, or somebody is in between, so"
                + " Herald does not log in. If the server's operator confirms the change, name"
                + " nothing stronger than that in connection.mechanisms");
  }

  @Test
  void theOperatorMayTakeTheStrongerOnesOutOfTheConfiguration() {
    LoginTerms terms = new LoginTerms(List.of(SCRAM_SHA_1), Optional.of(SCRAM_SHA_256));
    assertThat(terms.allowed()).containsExactly(SCRAM_SHA_1);
    assertThat(terms.objection(DOMAIN, List.of("SCRAM-SHA-1"))).isEmpty();
  }

  @Test
  void plainIsTheWeakest() {
    LoginTerms terms = new LoginTerms(List.of(PLAIN, SCRAM_SHA_1), Optional.of(SCRAM_SHA_1));
    assertThat(terms.allowed()).containsExactly(SCRAM_SHA_1);
    assertThat(terms.objection(DOMAIN, List.of("PLAIN"))).isPresent();
  }

  @Test
  void aServerWithNothingInCommonIsNamedWithBothLists() {
    LoginTerms terms = new LoginTerms(List.of(SCRAM_SHA_256), Optional.of(SCRAM_SHA_256));
    assertThat(terms.objection(DOMAIN, List.of("PLAIN", "DIGEST-MD5")))
        .contains(
            "example.org offers PLAIN to log in, and connection.mechanisms allows only"
                + " SCRAM-SHA-256");
    assertThat(terms.objection(DOMAIN, List.of("X-\n-Y")))
        .hasValueSatisfying(text -> assertThat(text).contains("nothing that Herald knows"));
  }
}
