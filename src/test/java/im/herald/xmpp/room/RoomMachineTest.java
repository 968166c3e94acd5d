package im.herald.xmpp.room;

import static org.assertj.core.api.Assertions.assertThat;

import im.herald.xmpp.room.RoomEvent.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

class RoomMachineTest {
  private static final Resourcepart HERALD = Resourcepart.fromOrThrowUnchecked("herald");
  private static final Resourcepart OTHER = Resourcepart.fromOrThrowUnchecked("herald_");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final RoomMachine machine = new RoomMachine(HERALD);
  private RoomState state = new RoomState.Offline();
  private Duration now = Duration.ZERO;

  @Test
  void goesInAsSoonAsThereIsASession() {
    assertThat(happens(new RoomEvent.Online())).containsExactly(new RoomAct.Join(HERALD));
    assertThat(happens(entered(HERALD))).isEmpty();
    assertThat(isIn()).isTrue();
  }

  @Test
  void readsWhatWasSaidMeanwhileFirstButDoesNotWaitForThatForEver() {
    RoomStep step = machine.after(state, new RoomEvent.Online(), now);
    assertThat(step.acts()).containsExactly(new RoomAct.CatchUp());
    state = step.state();

    assertThat(passes(RoomMachine.HELD.minusSeconds(1))).isEmpty();
    assertThat(passes(Duration.ofSeconds(1))).containsExactly(new RoomAct.Join(HERALD));
    assertThat(happens(new RoomEvent.CaughtUp())).isEmpty();
  }

  @Test
  void opensARoomThatItHasMade() {
    happens(new RoomEvent.Online());

    assertThat(happens(new RoomEvent.Entered(HERALD, true))).containsExactly(new RoomAct.Open());
  }

  @Test
  void triesOtherNicknamesAndWantsItsOwnBack() {
    happens(new RoomEvent.Online());
    assertThat(happens(new RoomEvent.Refused(Condition.conflict)))
        .containsExactly(new RoomAct.Join(OTHER));
    happens(entered(OTHER));

    assertThat(passes(RoomMachine.RENAME_EVERY)).containsExactly(new RoomAct.Rename(HERALD));
    assertThat(happens(new RoomEvent.Refused(Condition.conflict))).isEmpty();
    assertThat(isIn()).isTrue();
    assertThat(passes(RoomMachine.RENAME_EVERY)).containsExactly(new RoomAct.Rename(HERALD));
    happens(entered(HERALD));
    assertThat(passes(RoomMachine.RENAME_EVERY)).isEmpty();
  }

  @Test
  void doesNotTryNicknamesForEver() {
    happens(new RoomEvent.Online());
    int tried = 1;
    while (!happens(new RoomEvent.Refused(Condition.conflict)).isEmpty()) {
      tried++;
    }

    assertThat(tried).isEqualTo(6);
    assertThat(state).isInstanceOf(RoomState.Waiting.class);
  }

  @ParameterizedTest
  @EnumSource
  void whateverTheRoomSaysItIsTriedAgainWithinAMinute(Condition condition) {
    happens(new RoomEvent.Online());
    for (int i = 0; i < 20; i++) {
      happens(new RoomEvent.Refused(condition));
      happens(new RoomEvent.Refused(condition));
      assertThat(actsWithin(MINUTE)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whyeverItIsOutItIsBackWithinAMinute(Reason reason) {
    for (int i = 0; i < 20; i++) {
      goesIn();
      happens(new RoomEvent.Out(reason));
      assertThat(isIn()).isFalse();
      assertThat(actsWithin(MINUTE)).isNotEmpty();
    }
  }

  @Test
  void looksForADestroyedRoomAndDoesNotMakeItAgain() {
    goesIn();
    happens(new RoomEvent.Out(Reason.DESTROYED));
    for (int i = 0; i < 5; i++) {
      assertThat(actsWithin(MINUTE)).containsExactly(new RoomAct.Look());
      assertThat(happens(new RoomEvent.Found(false))).isEmpty();
    }

    assertThat(actsWithin(MINUTE)).containsExactly(new RoomAct.Look());
    assertThat(happens(new RoomEvent.Found(true))).containsExactly(new RoomAct.Join(HERALD));
  }

  @Test
  void saysWhichRoomADestroyedOneNamesAndDoesNotGoThere() {
    goesIn();
    Optional<EntityBareJid> other =
        Optional.of(JidCreate.entityBareFromOrThrowUnchecked("other@rooms.example.org"));
    happens(new RoomEvent.Out(Reason.DESTROYED, other));

    for (int i = 0; i < 3; i++) {
      assertThat(actsWithin(MINUTE)).containsExactly(new RoomAct.Look());
      happens(new RoomEvent.Found(false));
      assertThat(state)
          .isInstanceOfSatisfying(
              RoomState.Waiting.class,
              waiting ->
                  assertThat(waiting.why())
                      .isEqualTo(
                          "the room was destroyed, which names other@rooms.example.org instead"));
    }
  }

  @Test
  void saysWhichRoomOneNamesThatWasDestroyedBeforeHeraldCame() {
    happens(new RoomEvent.Online());
    happens(
        new RoomEvent.Refused(
            Condition.gone,
            Optional.of(JidCreate.entityBareFromOrThrowUnchecked("other@rooms.example.org"))));
    assertThat(state)
        .isInstanceOfSatisfying(
            RoomState.Waiting.class,
            waiting -> assertThat(waiting.why()).endsWith("names other@rooms.example.org instead"));
  }

  @Test
  void makesSureEveryFiveMinutesThatItIsIn() {
    goesIn();

    assertThat(passes(RoomMachine.CHECK_EVERY)).containsExactly(new RoomAct.Check(HERALD));
    assertThat(happens(new RoomEvent.Checked(true))).isEmpty();
    assertThat(passes(Duration.ofMinutes(4))).isEmpty();
    assertThat(passes(MINUTE)).containsExactly(new RoomAct.Check(HERALD));
    assertThat(happens(new RoomEvent.Checked(false))).containsExactly(new RoomAct.Join(HERALD));
  }

  @Test
  void aRoomThatDoesNotAnswerIsEnteredAgain() {
    goesIn();
    passes(RoomMachine.CHECK_EVERY);

    assertThat(passes(RoomMachine.ANSWER)).containsExactly(new RoomAct.Join(HERALD));
    assertThat(passes(RoomMachine.ANSWER)).isEmpty();
    assertThat(state).isInstanceOf(RoomState.Waiting.class);
  }

  @Test
  void aRoomThatDoesNotHearItIsEnteredAgain() {
    goesIn();

    assertThat(happens(new RoomEvent.NotHeard())).containsExactly(new RoomAct.Join(HERALD));
  }

  @Test
  void afterAResumptionItMakesSureThatItIsIn() {
    goesIn();

    assertThat(happens(new RoomEvent.Resumed())).containsExactly(new RoomAct.Check(HERALD));
  }

  @Test
  void withoutASessionItDoesNothing() {
    goesIn();
    happens(new RoomEvent.Offline());

    assertThat(passes(Duration.ofHours(1))).isEmpty();
    assertThat(happens(new RoomEvent.Resumed())).isEmpty();
    assertThat(isIn()).isFalse();
  }

  private void goesIn() {
    happens(new RoomEvent.Online());
    happens(entered(HERALD));
    assertThat(isIn()).isTrue();
  }

  private boolean isIn() {
    return state instanceof RoomState.Joined;
  }

  private static RoomEvent entered(Resourcepart nick) {
    return new RoomEvent.Entered(nick, false);
  }

  private List<RoomAct> happens(RoomEvent event) {
    RoomStep step = machine.after(state, event, now);
    state = step.state();
    return step.acts().equals(List.of(new RoomAct.CatchUp()))
        ? happens(new RoomEvent.CaughtUp())
        : step.acts();
  }

  private List<RoomAct> passes(Duration time) {
    now = now.plus(time);
    return happens(new RoomEvent.Tick());
  }

  /// The first acts of the ticks within `time`; those that come at once do count.
  private List<RoomAct> actsWithin(Duration time) {
    for (long second = 0; second <= time.toSeconds(); second++) {
      List<RoomAct> acts = passes(Duration.ofSeconds(1));
      if (!acts.isEmpty()) {
        return acts;
      }
    }
    return List.of();
  }
}
