package im.herald.cli;

import im.herald.extension.program.Programs;
import im.herald.outbox.Outbox;
import im.herald.schedule.QuartzSchedules;
import im.herald.service.Shutdown;
import java.time.Duration;

/// The two orders in which the parts of a bot stop. Each part has its time, and is left behind
/// after it.
record Farewell(
    Chat chat, QuartzSchedules schedules, Outbox outbox, Online online, Programs programs) {
  private static final Duration AT_ONCE = Duration.ofMillis(100);
  private static final Duration SESSION = Duration.ofSeconds(3);

  /// What is under way is done first. Within 9.8 s.
  void orderly() {
    new Shutdown()
        .then("firing", AT_ONCE, schedules::stopFiring)
        .then("conversations", Duration.ofSeconds(3), () -> chat.inbox().drain(Duration.ofDays(1)))
        .then("forms", AT_ONCE.multipliedBy(5), () -> online.adHoc().drain(Duration.ofDays(1)))
        // What did not get its turn is open in the journal, and would run now only to be cut short.
        .then("waiting messages", AT_ONCE, chat.inbox()::close)
        // After those who may still change one.
        .then("timed messages", Duration.ofSeconds(1), schedules::close)
        .then("outbox", Duration.ofSeconds(1), () -> outbox.awaitEmpty(Duration.ofDays(1)))
        .thenAtLeast("session", SESSION, online::close)
        .then("sending", Duration.ofMillis(500), outbox::close)
        .then("workers", AT_ONCE, chat::close)
        .then("programs", AT_ONCE.multipliedBy(4), programs::close)
        .run();
  }

  /// The session is over within 3.2 s: somebody else is about to have it, and what is under way
  /// could not be written down.
  void sessionFirst() {
    new Shutdown()
        .then("firing", AT_ONCE, schedules::stopFiring)
        .then("conversations", AT_ONCE, chat.inbox()::close)
        .then("session", SESSION, () -> online.close(SESSION))
        .then("timed messages", Duration.ofSeconds(1), schedules::close)
        .then("sending", Duration.ofMillis(500), outbox::close)
        .then("workers", AT_ONCE, chat::close)
        .then("programs", AT_ONCE.multipliedBy(4), programs::close)
        .run();
  }
}
