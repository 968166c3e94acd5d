package im.herald.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.config.RoomConfig;
import im.herald.config.Secret;
import im.herald.xmpp.Finding.Verdict;
import java.util.Optional;
import java.util.Set;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/// What `herald doctor` says of a room.
class RoomProbeTest {
  private static final EntityBareJid ACCOUNT =
      JidCreate.entityBareFromOrThrowUnchecked("herald@example.org");

  @Test
  void anOpenRoomCanBeEntered() {
    assertThat(finding("conference", "muc_open", "muc_nonanonymous"))
        .isEqualTo(Finding.ok("Room team@rooms.example.org", "can be entered"));
  }

  @Test
  void whatIsNoRoomIsNone() {
    assertThat(finding("client").verdict()).isEqualTo(Verdict.FAILURE);
  }

  @Test
  void aLockedRoomNeedsAPassword() {
    assertThat(finding("conference", "muc_passwordprotected").found()).contains("wants a password");
    assertThat(
            RoomProbe.finding(
                    ACCOUNT,
                    room(Optional.of(new Secret("sesame"))),
                    info("conference", "muc_passwordprotected"),
                    Set.of())
                .found())
        .isEqualTo("can be entered, if the password is right");
  }

  @Test
  void aClosedRoomNeedsAMember() {
    assertThat(finding("conference", "muc_membersonly").advice())
        .contains("make herald@example.org a member");
  }

  @Test
  void aNicknameMayBeTaken() {
    Finding finding =
        RoomProbe.finding(
            ACCOUNT,
            room(Optional.empty()),
            info("conference"),
            Set.of(Resourcepart.fromOrThrowUnchecked("herald")));

    assertThat(finding.found())
        .endsWith("somebody there is called herald: Herald, or it comes as herald_");
  }

  @Test
  void whereOnlyModeratorsSeeAccountsRightsAreNone() {
    assertThat(finding("conference", "muc_semianonymous").found())
        .contains("everybody there is anyone");
  }

  @ParameterizedTest
  @CsvSource({
    "item_not_found,is not there",
    "gone,was destroyed",
    "remote_server_not_found,cannot be reached",
    "forbidden,banned"
  })
  void anErrorIsSaidInWords(Condition condition, String words) {
    assertThat(refused(condition).found()).contains(words);
  }

  @ParameterizedTest
  @EnumSource
  void everyErrorHasAWayOut(Condition condition) {
    assertThat(refused(condition).advice()).isNotBlank();
  }

  private static Finding refused(Condition condition) {
    return RoomProbe.refused(
        ACCOUNT, room(Optional.empty()), StanzaError.getBuilder(condition).build());
  }

  private static Finding finding(String category, String... features) {
    return RoomProbe.finding(ACCOUNT, room(Optional.empty()), info(category, features), Set.of());
  }

  private static DiscoverInfo info(String category, String... features) {
    return DiscoverInfo.builder("1")
        .addFeatures(Set.of(features))
        .addIdentity(new DiscoverInfo.Identity(category, null, "text"))
        .build();
  }

  private static RoomConfig room(Optional<Secret> password) {
    return new RoomConfig(
        JidCreate.entityBareFromOrThrowUnchecked("team@rooms.example.org"),
        Optional.empty(),
        password);
  }
}
