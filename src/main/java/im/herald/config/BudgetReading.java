package im.herald.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a [Budget], such as `60/min`.
final class BudgetReading {
  private static final Pattern RATE = Pattern.compile("([1-9]\\d{0,8}) ?/ ?(s|min|h|d)");

  private BudgetReading() {}

  static Budget of(String text) throws BadValue {
    if (text.equals("unlimited")) {
      return new Budget.Unlimited();
    }
    Matcher rate = RATE.matcher(text);
    if (!rate.matches()) {
      throw new BadValue(
          "\"%s\" is not a budget".formatted(text),
          "write one like 60/min, with s, min, h or d, or unlimited");
    }
    Duration per =
        switch (rate.group(2)) {
          case "s" -> Duration.ofSeconds(1);
          case "min" -> Duration.ofMinutes(1);
          case "h" -> Duration.ofHours(1);
          default -> Duration.ofDays(1);
        };
    return new Budget.Limited(Integer.parseInt(rate.group(1)), per);
  }
}
