package im.herald.schedule;

import static java.util.stream.Collectors.joining;

import im.herald.config.ScheduleConfig.Action;
import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import im.herald.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quartz.JobDataMap;

/// Turns a schedule into the strings of a job's data, and back. The keys are in people's databases:
/// a new one needs a default for those that lack it.
final class ScheduleData {
  private ScheduleData() {}

  static JobDataMap write(StoredSchedule schedule) {
    StoredTiming timing = StoredTiming.of(schedule.timing());
    JobDataMap data = new JobDataMap();
    data.put("kind", timing.kind());
    data.put("value", timing.value());
    data.put("zone", timing.zone());
    // No JID contains a line break (RFC 7622 § 3).
    data.put("to", schedule.to().stream().map(Recipient::toString).collect(joining("\n")));
    switch (schedule.action()) {
      case Action.Say(String text) -> data.put("say", text);
      case Action.Run(String command) -> data.put("run", command);
    }
    data.put("late", schedule.late().toString());
    data.put("configured", Boolean.toString(schedule.configured()));
    data.put("paused", Boolean.toString(schedule.paused()));
    data.put("since", schedule.since().toString());
    schedule
        .owner()
        .ifPresent(
            owner -> {
              data.put("owner", owner.jid().toString());
              data.put("number", Integer.toString(owner.number()));
            });
    return data;
  }

  /// @throws IllegalArgumentException if no Herald has written this
  static StoredSchedule read(String name, JobDataMap data) {
    try {
      return new StoredSchedule(
          name,
          new StoredTiming(text(data, "kind"), text(data, "value"), text(data, "zone")).timing(),
          recipients(text(data, "to")),
          data.containsKey("run")
              ? new Action.Run(text(data, "run"))
              : new Action.Say(text(data, "say")),
          Duration.parse(text(data, "late")),
          Boolean.parseBoolean(text(data, "configured")),
          Boolean.parseBoolean(text(data, "paused")),
          Instant.parse(text(data, "since")),
          owner(data));
    } catch (InvalidJidException | RuntimeException e) {
      throw new IllegalArgumentException("the schedule %s cannot be read".formatted(name), e);
    }
  }

  private static Optional<StoredSchedule.Owner> owner(JobDataMap data) throws InvalidJidException {
    String jid = text(data, "owner");
    return jid.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StoredSchedule.Owner(Jids.bare(jid), Integer.parseInt(text(data, "number"))));
  }

  private static List<Recipient> recipients(String lines) throws InvalidJidException {
    List<Recipient> to = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      to.add(Recipient.parse(line));
    }
    return to;
  }

  private static String text(JobDataMap data, String key) {
    if (data.get(key) instanceof String text) {
      return text;
    }
    // An empty text comes back from the database as nothing.
    return "";
  }
}
