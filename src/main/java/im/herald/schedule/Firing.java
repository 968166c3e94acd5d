package im.herald.schedule;

import im.herald.config.ScheduleConfig.Action;
import im.herald.message.Conversation;
import im.herald.message.OutgoingMessage;
import im.herald.message.Recipient;
import im.herald.outbox.Outbox;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jxmpp.jid.BareJid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says what a schedule says to everybody it names, each of them once.
final class Firing {
  private static final Logger LOG = LoggerFactory.getLogger(Firing.class);

  private final Outbox outbox;
  private final Recipients recipients;
  private final CommandRunner commands;
  private final Map<String, Instant> latest = new ConcurrentHashMap<>();

  Firing(Outbox outbox, Recipients recipients, CommandRunner commands) {
    this.outbox = outbox;
    this.recipients = recipients;
    this.commands = commands;
  }

  /// Whether `name` has not fired for this due time yet. A reload that writes a schedule at the
  /// very moment at which it fires gives it the same due time again.
  boolean isFirst(String name, Instant due) {
    return !due.equals(latest.put(name, due));
  }

  void fire(StoredSchedule schedule) throws InterruptedException {
    Optional<String> text =
        switch (schedule.action()) {
          case Action.Say(String words) -> Optional.of(words);
          case Action.Run(String command) -> commands.run(command);
        };
    if (text.isEmpty()) {
      LOG.info("schedule {}: its command has given nothing to send", schedule.name());
      return;
    }
    Set<BareJid> everybody = everybody(schedule.to());
    for (BareJid jid : everybody) {
      outbox.put(OutgoingMessage.to(new Conversation.Direct(jid), text.get()));
    }
    LOG.info("schedule {}: sent to {}", schedule.name(), everybody);
  }

  private Set<BareJid> everybody(List<Recipient> to) {
    Set<BareJid> everybody = new LinkedHashSet<>();
    for (Recipient recipient : to) {
      switch (recipient) {
        case Recipient.Person(BareJid jid) -> everybody.add(jid);
        case Recipient.Contacts() -> everybody.addAll(recipients.contacts());
        case Recipient.Owners() -> everybody.addAll(recipients.owners());
      }
    }
    return everybody;
  }
}
