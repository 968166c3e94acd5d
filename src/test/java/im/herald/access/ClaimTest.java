package im.herald.access;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.AccessConfig;
import im.herald.config.CommandsConfig;
import im.herald.config.CommandsConfig.Acknowledgement;
import im.herald.config.JidPattern;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.message.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;

class ClaimTest {
  private static final CommandsConfig COMMANDS =
      new CommandsConfig("!", Set.of(), Map.of(), Acknowledgement.LINE);

  private final ClaimedInMemory owners = new ClaimedInMemory();
  private final Access access = new Access(ownedBy(List.of()), COMMANDS, owners);
  private final Claim claim = new Claim(access, owners);

  @Test
  void theCodeIsTenCharactersThatCannotBeMistaken() {
    assertThat(claim.code()).hasValueSatisfying(c -> assertThat(c).matches("[2-9A-HJKMNP-Z]{10}"));
    assertThat(new Claim(access, owners).code()).isNotEqualTo(claim.code());
  }

  @Test
  void whoeverSendsTheCodeIsOwner() throws Exception {
    String code = claim.code().orElseThrow();
    assertThat(claim.claim(jid("juliet@a.example"), " " + code.toLowerCase(Locale.ROOT))).isTrue();
    assertThat(access.roleOf(jid("juliet@a.example"))).isEqualTo(Role.OWNER);
  }

  @Test
  void theCodeWorksOnce() throws Exception {
    String code = claim.code().orElseThrow();
    claim.claim(jid("juliet@a.example"), code);
    assertThat(claim.claim(jid("romeo@a.example"), code)).isFalse();
    assertThat(claim.code()).isEmpty();
    assertThat(owners.all()).containsExactly(jid("juliet@a.example"));
  }

  @Test
  void nobodyCanClaimWhenThereIsAnOwner() throws Exception {
    String code = claim.code().orElseThrow();
    access.use(ownedBy(List.of(JidPattern.parse("nurse@a.example"))), COMMANDS);
    assertThat(claim.code()).isEmpty();
    assertThat(claim.claim(jid("juliet@a.example"), code)).isFalse();
  }

  @Test
  void afterFiveWrongCodesAPersonIsNotHeardButOthersAre() throws Exception {
    String code = claim.code().orElseThrow();
    wrong("tybalt@a.example", 5);
    assertThat(claim.claim(jid("tybalt@a.example"), code)).isFalse();
    assertThat(claim.claim(jid("juliet@a.example"), code)).isTrue();
  }

  @Test
  void fourWrongCodesAreForgiven() throws Exception {
    wrong("juliet@a.example", 4);
    assertThat(claim.claim(jid("juliet@a.example"), claim.code().orElseThrow())).isTrue();
  }

  @Test
  void afterTwentyWrongCodesNobodyIsHeard() throws Exception {
    String code = claim.code().orElseThrow();
    for (String person : List.of("a@a.example", "b@a.example", "c@a.example", "d@a.example")) {
      wrong(person, 5);
    }
    assertThat(claim.code()).isEmpty();
    assertThat(claim.claim(jid("juliet@a.example"), code)).isFalse();
  }

  private void wrong(String person, int times) throws InvalidJidException {
    for (int i = 0; i < times; i++) {
      assertThat(claim.claim(jid(person), "0000000000")).isFalse();
    }
  }

  private static AccessConfig ownedBy(List<JidPattern> owners) {
    return new AccessConfig(owners, List.of(), List.of());
  }

  private static BareJid jid(String text) throws InvalidJidException {
    return Jids.bare(text);
  }
}
