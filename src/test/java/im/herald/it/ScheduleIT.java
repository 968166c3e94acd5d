package im.herald.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.BareJid;

/// Timed messages, from the configuration and from chat, across crashes and reloads.
@OnEachServer
class ScheduleIT {
  private final XmppServer server;
  private BotHome home;
  private BareJid bot;
  private Person owner;
  private Person reader;

  ScheduleIT(XmppServer server) {
    this.server = server;
  }

  @BeforeEach
  void begin() {
    owner = Person.register(server, "owner");
    reader = Person.register(server, "reader");
    home = BotHome.on(server).withOwner(owner);
    bot = home.jid();
  }

  @AfterEach
  void end() throws Exception {
    owner.close();
    reader.close();
    home.close();
  }

  @Test
  void schedulesOfEveryKindFire() {
    schedule("tick { cron = \"* * * ? * *\", to = [\"%s\"], text = Tick. }");
    schedule("look { cron = \"* * * ? * *\", to = [\"@owners\"], run = \"echo I looked.\" }");
    try (BotHere running = home.startsHere()) {
      assertThat(reader.hears()).as(running.log()::last).isEqualTo("Tick.");
      assertThat(owner.hears()).isEqualTo("I looked.");

      home.without("schedules");
      assertThat(quietly("reload")).contains("schedules");
      assertThat(quietly("schedule list")).doesNotContain("tick", "look");
      says("schedule add once at " + in(3) + " to " + reader.jid() + " Only once.");
      says("schedule add pulse every 10s to " + reader.jid() + " Pulse.");

      assertThat(untilReaderHears("Only once.", "Tick.")).isEqualTo("Only once.");
      assertThat(reader.hears()).isEqualTo("Pulse.");
    }
  }

  @Test
  void whatWasScheduledSurvivesACrashAndIsMadeUpForIfNotTooLate() {
    Instant due;
    try (BotProcess process = home.starts().online()) {
      due = in(6);
      schedule("late { at = \"" + due + "\", to = [\"%s\"], text = Configured. }");
      schedule("lost { at = \"" + due + "\", to = [\"%s\"], text = Lost., late = 1s }");
      says("reload");
      says("schedule add chat at " + due + " to " + reader.jid() + " From chat.");
      says("schedule add far at 2099-01-01T00:00Z to " + reader.jid() + " Far.");
      process.dies();
    }
    await("they are overdue, by more than what counts as on time")
        .atMost(Duration.ofSeconds(20))
        .until(() -> Instant.now().isAfter(due.plusSeconds(7)));
    try (BotHere back = home.startsHere()) {
      assertThat(List.of(reader.hears(), reader.hears()))
          .as(back.log()::last)
          .containsExactlyInAnyOrder("Configured.", "From chat.");
      assertThat(reader.asks(bot, "echo nothing else")).isEqualTo("nothing else");
      assertThat(owner.asks(bot, "schedule list")).contains("far");
    }
  }

  @Test
  void aReloadAddsChangesAndRemoves() {
    schedule("stays { at = \"2098-01-01T00:00Z\", to = [\"%s\"], text = Stays. }");
    schedule("changes { at = \"2098-01-01T00:00Z\", to = [\"%s\"], text = Changes. }");
    schedule("goes { at = \"2098-01-01T00:00Z\", to = [\"%s\"], text = Goes. }");
    try (BotHere running = home.startsHere()) {
      says("schedule pause stays");
      says("schedule add chat every 1h to " + reader.jid() + " Chat.");

      home.without("schedules.goes").without("schedules.changes");
      schedule("changes { at = \"2097-02-03T00:00Z\", to = [\"%s\"], text = Changed. }");
      schedule("comes { every = 1h, to = [\"%s\"], text = Comes. }");
      assertThat(owner.asks(bot, "reload")).as(running.log()::last).contains("schedules");

      assertThat(owner.asks(bot, "schedule list"))
          .contains("chat", "comes")
          .contains("paused")
          .contains("2097")
          .doesNotContain("goes");
      assertThat(owner.asks(bot, "schedule show changes")).contains("Changed.");
      assertThat(owner.asks(bot, "schedule remove comes")).contains("configuration");
      assertThat(owner.asks(bot, "schedule run stays")).isNotBlank();
      assertThat(reader.hears()).isEqualTo("Stays.");
    }
  }

  private void schedule(String written) {
    home.with("schedules." + written.formatted(reader.jid()));
  }

  private static Instant in(int seconds) {
    return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
  }

  /// For commands whose answer is known by other tests.
  private void says(String command) {
    assertThat(quietly(command)).doesNotContain("needs", "is no");
  }

  /// The answer, whatever timed messages come before it.
  private String quietly(String command) {
    owner.says(bot, command);
    String heard = owner.hears();
    while (heard.equals("I looked.")) {
      heard = owner.hears();
    }
    return heard;
  }

  private String untilReaderHears(String wanted, String other) {
    String heard = reader.hears();
    while (heard.equals(other) && !heard.equals(wanted)) {
      heard = reader.hears();
    }
    return heard;
  }
}
