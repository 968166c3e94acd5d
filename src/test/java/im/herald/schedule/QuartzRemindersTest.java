package im.herald.schedule;

import static im.herald.schedule.Desk.JULIET;
import static im.herald.schedule.Desk.MADRID;
import static im.herald.schedule.Desk.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import im.herald.builtin.Reminders;
import im.herald.builtin.Reminders.Reminder;
import im.herald.command.CommandFailure;
import im.herald.config.StoreConfig;
import im.herald.message.Recipient;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jxmpp.jid.BareJid;

class QuartzRemindersTest {
  @TempDir private Path dir;
  private Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void isSaidWhenItIsDueAndIsOverThen() throws Exception {
    try (Desk desk = desk()) {
      desk.schedules.start();
      now = Instant.now();
      add(desk, JULIET, "in 1s");
      await().until(() -> desk.sent().equals(List.of("juliet@example.org: in 1s")));
      now = now.plusSeconds(2);
      assertThat(desk.schedules.reminders().of(JULIET)).isEmpty();
      assertThat(add(desk, JULIET, "in 1h").number()).isEqualTo(1);
    }
  }

  @Test
  void isKeptAcrossARestartApartFromTheSchedules() throws Exception {
    Reminder before;
    try (Desk desk = desk()) {
      before = add(desk, JULIET, "every monday 9:00");
    }
    try (Desk desk = desk()) {
      assertThat(desk.schedules.reminders().of(JULIET)).containsExactly(before);
      assertThat(desk.schedules.list()).isEmpty();
      assertThat(desk.schedules.count()).isZero();
      desk.schedules.reconcile(List.of());
      assertThat(desk.schedules.reminders().of(JULIET)).containsExactly(before);
    }
  }

  @Test
  void whatWasMissedIsSaidLater() throws Exception {
    try (Desk desk = desk()) {
      add(desk, JULIET, "in 1s");
    }
    await().until(() -> Instant.now().isAfter(now.plusSeconds(2)));
    now = Instant.now();
    try (Desk desk = desk()) {
      add(desk, JULIET, "in 1h");
      desk.schedules.start();
      await().until(() -> desk.sent().equals(List.of("juliet@example.org: in 1s")));
    }
  }

  @Test
  void takesTwentyOfOneAndAThousandInAll() throws Exception {
    try (Desk desk = desk()) {
      for (int i = 1; i <= 20; i++) {
        assertThat(add(desk, JULIET, "in %dm".formatted(i)).number()).isEqualTo(i);
      }
      assertThatThrownBy(() -> add(desk, JULIET, "in 1d"))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("`forget N`");
      assertThat(desk.schedules.reminders().forget(JULIET, 7).number()).isEqualTo(7);
      assertThat(add(desk, JULIET, "in 1d").number()).isEqualTo(7);

      for (int i = 20; i < 1_000; i++) {
        add(desk, Desk.jid("p%d@example.org".formatted(i)), "in 1h");
      }
      assertThatThrownBy(() -> add(desk, ROMEO, "in 1h"))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("as many reminders as it can keep");
    }
  }

  @Test
  void leavesAMinuteBetweenTwoOfOne() throws Exception {
    try (Desk desk = desk()) {
      add(desk, JULIET, "in 10m");
      assertThatThrownBy(() -> add(desk, JULIET, "in 601s"))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("leave a minute");
      add(desk, JULIET, "in 11m");
      add(desk, ROMEO, "in 10m");
    }
  }

  @Test
  void forgetsOnlyOnesOwn() throws Exception {
    try (Desk desk = desk()) {
      add(desk, JULIET, "in 10m");
      assertThatThrownBy(() -> desk.schedules.reminders().forget(ROMEO, 1))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("no reminder 1");
      assertThat(desk.schedules.reminders().of(JULIET)).hasSize(1);
    }
  }

  private Desk desk() {
    return new Desk(new StoreConfig(dir, true), () -> now, command -> Optional.empty());
  }

  private Reminder add(Desk desk, BareJid whose, String when) throws CommandFailure {
    Reminders reminders = desk.schedules.reminders();
    return reminders.add(whose, new Recipient.Person(whose), when, MADRID, when);
  }
}
