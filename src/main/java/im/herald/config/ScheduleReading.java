package im.herald.config;

import im.herald.config.ScheduleConfig.Action;
import im.herald.config.ScheduleConfig.Timing;
import im.herald.message.Nearest;
import im.herald.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads one of `schedules`. Its keys depend on one another: exactly one of `cron`, `every` and
/// `at`, exactly one of `text` and `run`.
final class ScheduleReading {
  private static final Duration LATE = Duration.ofMinutes(15);
  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Timing NEVER = new Timing.At(Instant.MAX, ZoneId.of("UTC"));

  private final String name;
  private final Section section;
  private final CronRule cron;
  private final Set<String> commands;

  private ScheduleReading(String name, Section schedules, CronRule cron, Set<String> commands) {
    this.name = name;
    this.section = schedules.section(name);
    this.cron = cron;
    this.commands = commands;
  }

  static ScheduleConfig of(String name, Section schedules, CronRule cron, Set<String> commands) {
    return new ScheduleReading(name, schedules, cron, commands).read();
  }

  private ScheduleConfig read() {
    if (!ScheduleConfig.isName(name)) {
      section.problem(
          "a schedule cannot have this name",
          "use up to 40 letters from A to Z, digits, hyphens and underscores");
    }
    ScheduleConfig schedule =
        new ScheduleConfig(
            name,
            timing(),
            recipients(),
            action(),
            section.optional("late", Values::duration).orElse(LATE));
    section.done();
    return schedule;
  }

  private Timing timing() {
    Optional<ZoneId> zone = section.optional("zone", Values::zone);
    Optional<Timing> cronTiming =
        section
            .optional("cron", this::cron)
            .map(c -> new Timing.Cron(c, zone.orElseGet(ZoneId::systemDefault)));
    Optional<Timing> everyTiming = section.optional("every", ScheduleReading::every);
    Optional<Timing> atTiming = section.optional("at", text -> MomentReading.of(text, zone));
    if (exactlyOne("cron", "every", "at") && section.has("every") && section.has("zone")) {
      section.problem(
          "zone", "means nothing with every", "leave it out, or write cron instead of every");
    }
    return cronTiming.or(() -> everyTiming).or(() -> atTiming).orElse(NEVER);
  }

  private String cron(String text) throws BadValue {
    Optional<String> problem = cron.problem(text);
    if (problem.isPresent()) {
      throw new BadValue(
          "\"%s\" is not a cron expression: %s".formatted(text, problem.get()),
          "write one like \"0 0 9 ? * MON-FRI\": second, minute, hour, day, month, weekday");
    }
    return text;
  }

  private static Timing every(String text) throws BadValue {
    Duration period = Values.duration(text);
    if (period.compareTo(SHORTEST) < 0) {
      throw new BadValue("every %s is too often".formatted(text), "write 10s or more");
    }
    return new Timing.Every(period);
  }

  private List<Recipient> recipients() {
    List<Recipient> to = section.list("to", Values::recipient).stream().distinct().toList();
    if (!section.has("to")) {
      section.problem("to", "goes to nobody", "write to = [\"juliet@example.org\"]");
    }
    return to;
  }

  private Action action() {
    Optional<Action> say = section.optional("text", text -> new Action.Say(words(text)));
    Optional<Action> run = section.optional("run", text -> new Action.Run(command(text)));
    exactlyOne("text", "run");
    return say.or(() -> run).orElseGet(() -> new Action.Say(""));
  }

  /// Whether its arguments are right shows when it runs: this room does not know them.
  private String command(String text) throws BadValue {
    String[] words = words(text).strip().toLowerCase(Locale.ROOT).split("\\s+", 3);
    String two = words.length > 1 ? words[0] + " " + words[1] : words[0];
    if (!commands.contains(words[0]) && !commands.contains(two)) {
      throw new BadValue(
          "there is no command \"%s\"".formatted(text.strip()),
          Nearest.to(two, commands)
              .or(() -> Nearest.to(words[0], commands))
              .map("did you mean \"%s\"?"::formatted)
              .orElse("`help` in a chat shows what there is"));
    }
    return text;
  }

  private static String words(String text) throws BadValue {
    if (text.isBlank()) {
      throw new BadValue("is blank", "write some words");
    }
    return text;
  }

  private boolean exactlyOne(String... keys) {
    List<String> given = Stream.of(keys).filter(section::has).toList();
    String all = String.join(", ", keys);
    if (given.isEmpty()) {
      section.problem("has none of " + all, "write one of them");
    } else if (given.size() > 1) {
      section.problem(
          given.getLast(),
          "cannot be together with " + given.getFirst(),
          "write exactly one of " + all);
    }
    return given.size() == 1;
  }
}
