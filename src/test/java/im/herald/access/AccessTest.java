package im.herald.access;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.AccessConfig;
import im.herald.config.CommandsConfig;
import im.herald.config.CommandsConfig.Acknowledgement;
import im.herald.config.JidPattern;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.message.Role;
import im.herald.message.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;

class AccessTest {
  private final ClaimedInMemory claimed = new ClaimedInMemory();

  @Test
  void theHighestRoleThatMatchesCounts() throws Exception {
    Access access =
        access(
            people(List.of("juliet@capulet.example"), List.of("*@capulet.example"), List.of("*")));
    assertThat(access.roleOf(jid("juliet@capulet.example"))).isEqualTo(Role.OWNER);
    assertThat(access.roleOf(jid("nurse@capulet.example"))).isEqualTo(Role.ADMIN);
    assertThat(access.roleOf(jid("romeo@montague.example"))).isEqualTo(Role.USER);
  }

  @Test
  void whoeverIsNotNamedIsAnyone() throws Exception {
    Access access = access(people(List.of(), List.of(), List.of("*@capulet.example")));
    assertThat(access.roleOf(jid("romeo@montague.example"))).isEqualTo(Role.ANYONE);
    assertThat(access.roleOf(jid("nurse@capulet.example.evil.example"))).isEqualTo(Role.ANYONE);
    assertThat(access.roleOf(jid("nurse@sub.capulet.example"))).isEqualTo(Role.ANYONE);
  }

  @Test
  void aServerItselfIsNoneOfItsAccounts() throws Exception {
    Access accounts = access(people(List.of(), List.of(), List.of("*@capulet.example")));
    Access server = access(people(List.of(), List.of(), List.of("capulet.example")));
    assertThat(accounts.roleOf(jid("capulet.example"))).isEqualTo(Role.ANYONE);
    assertThat(server.roleOf(jid("capulet.example"))).isEqualTo(Role.USER);
    assertThat(server.roleOf(jid("nurse@capulet.example"))).isEqualTo(Role.USER);
  }

  @Test
  void nobodyVouchesForANickname() throws Exception {
    Access access = access(people(List.of("*"), List.of(), List.of()));
    assertThat(access.roleOf(new Sender.Nickname(Jids.any("team@rooms.example/juliet"))))
        .isEqualTo(Role.ANYONE);
  }

  @Test
  void noHigherRoleIsBelievedThanWhoVouchesMayGive() throws Exception {
    Access access =
        access(people(List.of("juliet@capulet.example"), List.of(), List.of("*@capulet.example")));
    assertThat(access.roleOf(inRoom("juliet@capulet.example", Role.USER))).isEqualTo(Role.USER);
    assertThat(access.roleOf(inRoom("juliet@capulet.example", Role.OWNER))).isEqualTo(Role.OWNER);
    assertThat(access.roleOf(inRoom("nurse@capulet.example", Role.ADMIN))).isEqualTo(Role.USER);
    assertThat(access.roleOf(inRoom("nurse@capulet.example", Role.USER))).isEqualTo(Role.USER);
    assertThat(access.roleOf(inRoom("romeo@montague.example", Role.OWNER))).isEqualTo(Role.ANYONE);
  }

  private static Sender inRoom(String account, Role atMost) throws InvalidJidException {
    return new Sender.Person(Jids.any("team@rooms.example/nick"), jid(account), atMost);
  }

  @Test
  void theOperatorMayRaiseAndLowerWhatACommandNeeds() throws Exception {
    Access access =
        new Access(
            people(List.of(), List.of(), List.of()),
            commands(Map.of("broadcast", Role.OWNER, "status", Role.ANYONE)),
            claimed);
    assertThat(access.needed("broadcast", Role.ADMIN)).isEqualTo(Role.OWNER);
    assertThat(access.needed("status", Role.ADMIN)).isEqualTo(Role.ANYONE);
    assertThat(access.needed("ping", Role.ANYONE)).isEqualTo(Role.ANYONE);
  }

  @Test
  void ownersAreThoseNamedOneByOneAndThoseWhoClaimed() throws Exception {
    Access access =
        access(
            people(List.of("juliet@capulet.example", "*@capulet.example"), List.of(), List.of()));
    claimed.add(jid("romeo@montague.example"));
    assertThat(access.owners())
        .containsExactlyInAnyOrder(jid("juliet@capulet.example"), jid("romeo@montague.example"));
    assertThat(access.roleOf(jid("romeo@montague.example"))).isEqualTo(Role.OWNER);
  }

  @Test
  void aReloadReplacesTheRulesAndKeepsThoseWhoClaimed() throws Exception {
    Access access = access(people(List.of("juliet@capulet.example"), List.of(), List.of()));
    claimed.add(jid("romeo@montague.example"));
    access.use(
        people(List.of("nurse@capulet.example"), List.of(), List.of()),
        commands(Map.of("ping", Role.OWNER)));
    assertThat(access.roleOf(jid("juliet@capulet.example"))).isEqualTo(Role.ANYONE);
    assertThat(access.owners())
        .containsExactlyInAnyOrder(jid("nurse@capulet.example"), jid("romeo@montague.example"));
    assertThat(access.needed("ping", Role.ANYONE)).isEqualTo(Role.OWNER);
  }

  @Test
  void aPatternCountsAsAnOwner() throws Exception {
    assertThat(access(people(List.of(), List.of(), List.of("*"))).hasOwner()).isFalse();
    assertThat(access(people(List.of("*@a.example"), List.of(), List.of())).hasOwner()).isTrue();
    claimed.add(jid("romeo@montague.example"));
    assertThat(access(people(List.of(), List.of(), List.of())).hasOwner()).isTrue();
  }

  private Access access(AccessConfig people) {
    return new Access(people, commands(Map.of()), claimed);
  }

  private static CommandsConfig commands(Map<String, Role> allow) {
    return new CommandsConfig("!", Set.of(), allow, Acknowledgement.LINE);
  }

  private static AccessConfig people(List<String> owners, List<String> admins, List<String> users)
      throws InvalidJidException {
    return new AccessConfig(patterns(owners), patterns(admins), patterns(users));
  }

  private static List<JidPattern> patterns(List<String> texts) throws InvalidJidException {
    List<JidPattern> patterns = new ArrayList<>();
    for (String text : texts) {
      patterns.add(JidPattern.parse(text));
    }
    return patterns;
  }

  private static BareJid jid(String text) throws InvalidJidException {
    return Jids.bare(text);
  }
}
