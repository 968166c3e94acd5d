package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.xmpp.sasl.LoginMethod;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

class StrongestLoginTest {
  private final InMemory kept = new InMemory(new HashMap<>());
  private final StrongestLogin login = new StrongestLogin(kept, jid("herald@example.org"));

  @Test
  void anAccountIsRememberedByItself() {
    login.took(LoginMethod.SCRAM_SHA_256);
    assertThat(new StrongestLogin(kept, jid("herald@example.org")).before())
        .contains(LoginMethod.SCRAM_SHA_256);
    assertThat(new StrongestLogin(kept, jid("other@example.org")).before()).isEmpty();
  }

  @Test
  void theLastLoginCounts() {
    login.took(LoginMethod.SCRAM_SHA_256);
    login.took(LoginMethod.SCRAM_SHA_512);
    assertThat(login.before()).contains(LoginMethod.SCRAM_SHA_512);
    login.took(LoginMethod.SCRAM_SHA_1);
    assertThat(login.before()).contains(LoginMethod.SCRAM_SHA_1);
  }

  private static EntityBareJid jid(String text) {
    return JidCreate.entityBareFromOrThrowUnchecked(text);
  }

  private record InMemory(Map<String, String> values) implements KeptValues {
    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(String key, String value) {
      values.put(key, value);
    }

    @Override
    public void remove(String key) {
      values.remove(key);
    }
  }
}
