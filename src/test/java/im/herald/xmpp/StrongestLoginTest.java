package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.xmpp.StrongestLogin.KeptLogin;
import im.herald.xmpp.sasl.BindingType;
import im.herald.xmpp.sasl.LoginMethod;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

class StrongestLoginTest {
  private static final Instant FIRST = Instant.parse("2026-11-22T17:00:00Z");

  private Instant now = FIRST;
  private final KeptInMemory kept = new KeptInMemory();
  private final StrongestLogin login = login("herald@example.org");

  @Test
  void anAccountIsRememberedByItself() {
    login.took(by(LoginMethod.SCRAM_SHA_256));
    assertThat(login("herald@example.org").before()).contains(LoginMethod.SCRAM_SHA_256);
    assertThat(login("other@example.org").before()).isEmpty();
  }

  @Test
  void theLastLoginCounts() {
    login.took(by(LoginMethod.SCRAM_SHA_256));
    login.took(by(LoginMethod.SCRAM_SHA_512));
    assertThat(login.before()).contains(LoginMethod.SCRAM_SHA_512);
    login.took(by(LoginMethod.SCRAM_SHA_1));
    assertThat(login.before()).contains(LoginMethod.SCRAM_SHA_1);
  }

  @Test
  void theMomentAndTheBindingAreKeptWithIt() {
    login.took(bound());
    now = FIRST.plusSeconds(60);
    login.took(bound());
    assertThat(login.keptLogin())
        .contains(
            new KeptLogin(LoginMethod.SCRAM_SHA_256_PLUS, Optional.of(FIRST), "tls-exporter"));
    assertThat(login.before()).contains(LoginMethod.SCRAM_SHA_256_PLUS);
  }

  @Test
  void whatAnOlderVersionHasKeptCounts() {
    kept.put("login.method herald@example.org", "SCRAM-SHA-256");
    assertThat(login.keptLogin())
        .contains(new KeptLogin(LoginMethod.SCRAM_SHA_256, Optional.empty(), ""));
  }

  @Test
  void whatIsForgottenCountsNoMore() {
    login.took(bound());
    login.forget();
    assertThat(login.before()).isEmpty();
  }

  private StrongestLogin login(String jid) {
    return new StrongestLogin(kept, JidCreate.entityBareFromOrThrowUnchecked(jid), () -> now);
  }

  private static ChosenLogin by(LoginMethod method) {
    return new ChosenLogin(method, Optional.empty(), false);
  }

  private static ChosenLogin bound() {
    return new ChosenLogin(
        LoginMethod.SCRAM_SHA_256_PLUS, Optional.of(BindingType.TLS_EXPORTER), false);
  }
}
