package im.herald.builtin;

import im.herald.command.CommandFailure;
import im.herald.message.Recipient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Timed messages, as commands use them. Kept across restarts.
///
/// Methods that take a name throw [CommandFailure] if there is no such schedule; the text names
/// those that come close.
public interface Schedules {
  /// All of them, by name.
  List<Schedule> list();

  Schedule show(String name) throws CommandFailure;

  /// Adds one.
  ///
  /// @param how `cron`, `every` or `at`
  /// @param when what follows that word: `0 0 9 ? * MON-FRI`, `1h`, `2026-12-01T09:00+01:00`
  /// @throws CommandFailure if the name is taken, `when` cannot be understood or never fires; the
  ///   text shows an example
  Schedule add(String name, String how, String when, List<Recipient> to, String text)
      throws CommandFailure;

  /// Stops it from firing until [#resume]. What falls due meanwhile is not sent later.
  Schedule pause(String name) throws CommandFailure;

  Schedule resume(String name) throws CommandFailure;

  /// Removes it.
  ///
  /// @throws CommandFailure also if it comes from the configuration, where it would come back
  void remove(String name) throws CommandFailure;

  /// Fires it once, now, whatever its times.
  void run(String name) throws CommandFailure;

  /// One schedule.
  ///
  /// @param when its times, in words: `every 1h`, `cron 0 0 9 ? * MON-FRI, Europe/Madrid`
  /// @param what its text, or the command that it runs
  /// @param configured whether it comes from the configuration and not from chat
  /// @param next when it fires next, if it does
  /// @param zone the zone in which people think of it
  record Schedule(
      String name,
      String when,
      List<Recipient> to,
      String what,
      boolean configured,
      boolean paused,
      Optional<Instant> next,
      ZoneId zone) {}
}
