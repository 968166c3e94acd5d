package im.herald.xmpp;

import static im.herald.xmpp.sasl.BindingType.TLS_EXPORTER;
import static im.herald.xmpp.sasl.BindingType.TLS_SERVER_END_POINT;
import static im.herald.xmpp.sasl.LoginMethod.PLAIN;
import static im.herald.xmpp.sasl.LoginMethod.SCRAM_SHA_1;
import static im.herald.xmpp.sasl.LoginMethod.SCRAM_SHA_1_PLUS;
import static im.herald.xmpp.sasl.LoginMethod.SCRAM_SHA_256;
import static im.herald.xmpp.sasl.LoginMethod.SCRAM_SHA_256_PLUS;
import static im.herald.xmpp.sasl.LoginMethod.SCRAM_SHA_512;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.xmpp.sasl.BindingType;
import im.herald.xmpp.sasl.LoginMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.impl.JidCreate;

class LoginTermsTest {
  private static final DomainBareJid DOMAIN =
      JidCreate.domainBareFromOrThrowUnchecked("example.org");
  private static final List<LoginMethod> UNBOUND =
      List.of(SCRAM_SHA_512, SCRAM_SHA_256, SCRAM_SHA_1);
  private static final List<LoginMethod> ALL =
      Stream.of(LoginMethod.values()).filter(method -> method != PLAIN).toList();
  private static final List<String> BOTH = List.of("tls-server-end-point", "tls-exporter");

  @Test
  void theFirstLoginTakesTheStrongestThatTheConfigurationNames() {
    LoginTerms terms = new LoginTerms(UNBOUND, Optional.empty());
    assertThat(terms.allowed()).isEqualTo(UNBOUND);
    assertThat(method(terms, "SCRAM-SHA-1", "SCRAM-SHA-256", "PLAIN")).contains(SCRAM_SHA_256);
  }

  @Test
  void laterOnesMayTakeNoneThatIsWeaker() {
    LoginTerms terms = new LoginTerms(UNBOUND, Optional.of(SCRAM_SHA_256));
    assertThat(terms.allowed()).containsExactly(SCRAM_SHA_512, SCRAM_SHA_256);
    assertThat(method(terms, "SCRAM-SHA-1", "SCRAM-SHA-256")).contains(SCRAM_SHA_256);
    assertThat(method(terms, "SCRAM-SHA-512")).contains(SCRAM_SHA_512);
    assertThat(method(terms, "SCRAM-SHA-1")).isEmpty();
  }

  @Test
  void aServerThatOffersOnlyWeakerOnesIsToldWhatToDo() {
    LoginTerms terms = new LoginTerms(UNBOUND, Optional.of(SCRAM_SHA_512));
    assertThat(objection(terms, "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-1"))
        .isEqualTo(
            "example.org offers only SCRAM-SHA-256, SCRAM-SHA-1 now, and Herald has logged in by"
                + " SCRAM-SHA-512 before: the server was changed, or somebody is in between, so"
                + " Herald does not log in. If the server's operator confirms the change, stop"
                + " Herald and run herald doctor --forget-login");
  }

  @Test
  void theOperatorMayTakeTheStrongerOnesOutOfTheConfiguration() {
    LoginTerms terms = new LoginTerms(List.of(SCRAM_SHA_1), Optional.of(SCRAM_SHA_256_PLUS));
    assertThat(terms.allowed()).containsExactly(SCRAM_SHA_1);
    assertThat(method(terms, "SCRAM-SHA-1")).contains(SCRAM_SHA_1);
  }

  @Test
  void plainIsTheWeakest() {
    LoginTerms terms = new LoginTerms(List.of(PLAIN, SCRAM_SHA_1), Optional.of(SCRAM_SHA_1));
    assertThat(terms.allowed()).containsExactly(SCRAM_SHA_1);
    assertThat(method(terms, "PLAIN")).isEmpty();
  }

  @Test
  void aServerWithNothingInCommonIsNamedWithBothLists() {
    LoginTerms terms = new LoginTerms(List.of(SCRAM_SHA_256), Optional.of(SCRAM_SHA_256));
    assertThat(objection(terms, "PLAIN", "DIGEST-MD5"))
        .isEqualTo(
            "example.org offers PLAIN to log in, and connection.mechanisms allows only"
                + " SCRAM-SHA-256");
    assertThat(objection(terms, "X-\n-Y")).contains("nothing that Herald knows");
  }

  @Test
  void aBoundLoginIsStrongerThanAnyOtherAndTheExporterIsPreferred() {
    ChosenLogin choice =
        new LoginTerms(ALL, Optional.empty())
            .choice(offer(BOTH, "SCRAM-SHA-1-PLUS", "SCRAM-SHA-512", "SCRAM-SHA-1"))
            .orElseThrow();
    assertThat(choice)
        .isEqualTo(new ChosenLogin(SCRAM_SHA_1_PLUS, Optional.of(TLS_EXPORTER), false));
  }

  @Test
  void theCertificateServesWhereTheServerKnowsNothingBetter() {
    ChosenLogin choice =
        new LoginTerms(ALL, Optional.empty())
            .choice(offer(List.of("tls-unique", "tls-server-end-point"), "SCRAM-SHA-256-PLUS"))
            .orElseThrow();
    assertThat(choice.binding()).contains(TLS_SERVER_END_POINT);
  }

  /// XEP-0440 § 3, and what Prosody 0.12 on TLS 1.2 and ejabberd 23.01 offer.
  @Test
  void withoutACommonKindOfBindingTheLoginSaysThatItCannot() {
    for (List<String> bindings : List.of(List.<String>of(), List.of("tls-unique"))) {
      ChosenLogin choice =
          new LoginTerms(ALL, Optional.empty())
              .choice(offer(bindings, "SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"))
              .orElseThrow();
      assertThat(choice).isEqualTo(new ChosenLogin(SCRAM_SHA_256, Optional.empty(), false));
      assertThat(choice.over(Optional.empty()).header()).isEqualTo("n,,");
    }
  }

  @Test
  void whereNoBoundLoginIsOfferedTheServerIsToldThatHeraldCouldDoIt() {
    ChosenLogin choice =
        new LoginTerms(ALL, Optional.empty()).choice(offer(BOTH, "SCRAM-SHA-256")).orElseThrow();
    assertThat(choice.over(Optional.empty()).header()).isEqualTo("y,,");
  }

  @Test
  void withoutTlsOrWithoutLeaveHeraldCannotBind() {
    LoginOffer plain = LoginOffer.of(List.of("SCRAM-SHA-256"), BOTH, Set.of());
    assertThat(new LoginTerms(ALL, Optional.empty()).choice(plain).orElseThrow().unexpectedly())
        .isFalse();
    assertThat(
            new LoginTerms(UNBOUND, Optional.empty())
                .choice(offer(BOTH, "SCRAM-SHA-256"))
                .orElseThrow()
                .unexpectedly())
        .isFalse();
  }

  @Test
  void afterABoundLoginThereIsNoOther() {
    LoginTerms terms = new LoginTerms(ALL, Optional.of(SCRAM_SHA_1_PLUS));
    assertThat(method(terms, "SCRAM-SHA-512", "SCRAM-SHA-1")).isEmpty();
    assertThat(objection(terms, "SCRAM-SHA-512", "SCRAM-SHA-1")).contains("somebody is in between");
  }

  @Test
  void norIfOnlyTheListOfBindingsIsMissingOrForged() {
    LoginTerms terms = new LoginTerms(ALL, Optional.of(SCRAM_SHA_256_PLUS));
    for (List<String> bindings : List.of(List.<String>of(), List.of("tls-unique"))) {
      LoginOffer offer = offer(bindings, "SCRAM-SHA-256-PLUS", "SCRAM-SHA-256");
      assertThat(terms.choice(offer)).isEmpty();
      assertThat(terms.objection(DOMAIN, offer))
          .contains("offers only SCRAM-SHA-256 now", "by SCRAM-SHA-256-PLUS before");
    }
  }

  @Test
  void whoInsistsOnBindingLearnsWhyThereIsNone() {
    LoginTerms terms = new LoginTerms(List.of(SCRAM_SHA_256_PLUS), Optional.empty());
    assertThat(terms.objection(DOMAIN, offer(List.of(), "SCRAM-SHA-256-PLUS", "SCRAM-SHA-256")))
        .contains("SCRAM-SHA-256-PLUS without a channel binding that Herald can do");
  }

  private static Optional<LoginMethod> method(LoginTerms terms, String... offered) {
    return terms.choice(offer(BOTH, offered)).map(ChosenLogin::method);
  }

  private static String objection(LoginTerms terms, String... offered) {
    return terms.objection(DOMAIN, offer(BOTH, offered));
  }

  private static LoginOffer offer(List<String> bindings, String... methods) {
    return LoginOffer.of(List.of(methods), bindings, Set.of(BindingType.values()));
  }
}
