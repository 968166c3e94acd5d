package im.herald.schedule;

import im.herald.config.CronRule;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.quartz.CronExpression;

/// Knows the cron expressions of Quartz: second, minute, hour, day, month, weekday and, if one
/// likes, year.
public final class QuartzCron implements CronRule {
  @Override
  public Optional<String> problem(String expression) {
    int fields = expression.isBlank() ? 0 : expression.strip().split("\\s+").length;
    if (fields < 6 || fields > 7) {
      return Optional.of("it has %d fields and needs 6, or 7 with a year".formatted(fields));
    }
    try {
      // A year that is over is no mistake: the expression was right when it was written.
      boolean never = new CronExpression(expression).getTimeAfter(Date.from(Instant.EPOCH)) == null;
      return never ? Optional.of("there is no such day, so it never fires") : Optional.empty();
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.of(readable(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      // Quartz takes some that it fails at when it looks for the first time, such as an empty set.
      return Optional.of("it cannot be understood");
    }
  }

  private static String readable(String hint) {
    if (hint.startsWith("Support for specifying both")) {
      return "a day and a weekday cannot both be given; write ? for one of them";
    }
    if (hint.contains("java.lang.")) {
      return "it cannot be understood";
    }
    return Character.toLowerCase(hint.charAt(0)) + hint.substring(1).replaceAll("\\.$", "");
  }
}
