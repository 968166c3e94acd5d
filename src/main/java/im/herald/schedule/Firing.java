package im.herald.schedule;

import im.herald.config.ScheduleConfig.Action;
import im.herald.message.OutgoingMessage;
import im.herald.outbox.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jxmpp.jid.BareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says what a schedule says to everybody it names, each of them once.
final class Firing {
  private static final Logger LOG = LoggerFactory.getLogger(Firing.class);

  private final Outbox outbox;
  private final Recipients recipients;
  private final CommandRunner commands;

  Firing(Outbox outbox, Recipients recipients, CommandRunner commands) {
    this.outbox = outbox;
    this.recipients = recipients;
    this.commands = commands;
  }

  /// Whether it has fired for this due time. A reload that writes a schedule at the very moment at
  /// which it fires gives it the same due time again, and so does a kill right after the firing.
  boolean isDone(StoredSchedule schedule, Instant due) {
    return outbox.hasFired(schedule.name(), due);
  }

  /// What it says this time; empty if its command has nothing to say.
  Optional<String> text(StoredSchedule schedule) throws InterruptedException {
    Optional<String> text =
        switch (schedule.action()) {
          case Action.Say(String words) -> Optional.of(words);
          case Action.Run(String command) -> commands.run(command);
        };
    if (text.isEmpty()) {
      LOG.info("schedule {}: its command has given nothing to send", schedule.name());
    }
    return text;
  }

  /// @param due when it was due; of two firings with the same only the first says anything
  /// @throws im.herald.store.StoreException if that cannot be written; then nothing is said
  void fire(StoredSchedule schedule, Instant due, String text) {
    Set<BareJid> everybody = recipients.everybody(schedule.to());
    List<OutgoingMessage> messages =
        everybody.stream()
            .map(jid -> OutgoingMessage.to(recipients.conversation(jid), text))
            .toList();
    if (outbox.fire(schedule.name(), due, messages)) {
      LOG.info("schedule {}: sent to {}", schedule.name(), everybody);
    }
  }
}
