package im.herald.builtin;

import im.herald.command.CommandFailure;
import im.herald.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jxmpp.jid.BareJid;

/// Reminders that all come ten minutes after [BuiltinBot] was started.
final class RemindersInMemory implements Reminders {
  private static final Instant THEN =
      Instant.parse("2026-11-28T08:00:00Z").plus(Duration.ofMinutes(10));

  private final Map<BareJid, List<Reminder>> all = new HashMap<>();

  /// What was said of the last one.
  String when = "";

  @Override
  public Reminder add(BareJid whose, Recipient to, String said, ZoneId zone, String text) {
    when = said;
    List<Reminder> theirs = all.computeIfAbsent(whose, _ -> new ArrayList<>());
    Reminder added = new Reminder(theirs.size() + 1, to, text, THEN, false, zone);
    theirs.add(added);
    return added;
  }

  @Override
  public List<Reminder> of(BareJid whose) {
    return List.copyOf(all.getOrDefault(whose, List.of()));
  }

  @Override
  public Reminder forget(BareJid whose, int number) throws CommandFailure {
    Reminder gone =
        of(whose).stream()
            .filter(reminder -> reminder.number() == number)
            .findFirst()
            .orElseThrow(() -> new CommandFailure("You have no reminder %d.".formatted(number)));
    all.computeIfAbsent(whose, _ -> new ArrayList<>()).remove(gone);
    return gone;
  }
}
