package im.herald.builtin;

import im.herald.builtin.Reminders.Reminder;

/// Says what a reminder is.
final class ReminderInWords {
  private final TimeInWords times;

  ReminderInWords(TimeInWords times) {
    this.times = times;
  }

  /// Such as `on Tuesday 1 December 2026 at 18:30 (Europe/Madrid), in 3 hours`.
  String next(Reminder reminder) {
    return times.on(reminder.next(), reminder.zone()) + (reminder.again() ? ", and again" : "");
  }

  /// In one line.
  String line(Reminder reminder) {
    return "%d  %s  %s".formatted(reminder.number(), next(reminder), reminder.text());
  }
}
