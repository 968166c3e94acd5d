package im.herald.http;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// The last day as an SVG: what came stands upon the line, what went hangs below it, a minute a
/// column.
final class DayPicture {
  private static final int HALF = 100;
  private static final int LEFT = 60;
  private static final int BETWEEN_HOURS = 3;
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final List<Totals> minutes;
  private final ZonedDateTime end;
  private final long most;

  /// @param minutes in order; the last is that of `now`
  DayPicture(List<Totals> minutes, Instant now, ZoneId zone) {
    this.minutes = List.copyOf(minutes);
    this.end = now.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
    this.most = minutes.stream().mapToLong(m -> Math.max(m.in(), m.out())).max().orElse(0);
  }

  /// In words, which is all that there is without a picture.
  String words() {
    return "%d came, %d went; at most %d in a minute"
        .formatted(sum(Totals::in), sum(Totals::out), most);
  }

  private long sum(ToLongFunction<Totals> which) {
    return minutes.stream().mapToLong(which).sum();
  }

  String svg() {
    int width = LEFT + minutes.size();
    return """
        <svg viewBox="0 -%1$d %2$d %3$d" role="img" aria-label="%4$s">
        <path class="grid" d="M%5$d,-%6$d H%2$d M%5$d,%6$d H%2$d"/>
        %7$s<path class="in" d="%8$s"/>
        <path class="out" d="%9$s"/>
        <path class="line" d="M%5$d,0 H%2$d"/>
        <text x="%10$d" y="-%11$d">%12$d in</text>
        <text x="%10$d" y="%6$d">%12$d out</text>
        </svg>
        """
        .formatted(
            HALF + 10,
            width,
            2 * HALF + 45,
            Html.escaped(words()),
            LEFT,
            HALF,
            hours(width),
            columns(Totals::in, -1),
            columns(Totals::out, 1),
            LEFT - 8,
            HALF - 12,
            most);
  }

  private String columns(ToLongFunction<Totals> which, int direction) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < minutes.size(); i++) {
      long count = which.applyAsLong(minutes.get(i));
      if (count > 0) {
        // What is there is seen, however little it is beside the most.
        long height = Math.max(2, Math.round(HALF * (double) count / most));
        path.append("M%d.5,0v%d".formatted(LEFT + i, direction * height));
      }
    }
    return path.toString();
  }

  private String hours(int width) {
    StringBuilder hours = new StringBuilder();
    ZonedDateTime hour = end.truncatedTo(ChronoUnit.HOURS);
    while (hour.getHour() % BETWEEN_HOURS != 0) {
      hour = hour.minusHours(1);
    }
    for (; ; hour = hour.minusHours(BETWEEN_HOURS)) {
      long x = width - 1 - ChronoUnit.MINUTES.between(hour, end);
      if (x < LEFT) {
        return hours.toString();
      }
      hours.append(
          "<path class=\"grid\" d=\"M%1$d,-%2$d V%2$d\"/><text class=\"hour\" x=\"%1$d\" y=\"%3$d\">%4$s</text>\n"
              .formatted(x, HALF, HALF + 25, HOUR.format(hour)));
    }
  }
}
