package im.herald.config;

import im.herald.message.InvalidJidException;
import im.herald.message.Nearest;
import im.herald.message.Recipient;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The readers of values that more than one section has.
final class Values {
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?(?:(\\d{1,8})s)?");

  private Values() {}

  static String text(String text) {
    return text;
  }

  static boolean flag(String text) throws BadValue {
    return switch (text) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default ->
          throw new BadValue(
              "\"%s\" is neither true nor false".formatted(text), "write true or false");
    };
  }

  /// One of `words`, each of which prints as it is written.
  static <T> Reader<T> oneOf(T[] words) {
    List<String> written = Arrays.stream(words).map(Object::toString).toList();
    return text -> {
      int at = written.indexOf(text);
      if (at < 0) {
        String all = "write one of " + String.join(", ", written);
        throw new BadValue(
            "\"%s\" is unknown".formatted(text), Nearest.suggestion(text, written, all));
      }
      return words[at];
    };
  }

  /// Days, hours, minutes and seconds, largest first, such as `1h30m`.
  static Duration duration(String text) throws BadValue {
    Matcher parts = DURATION.matcher(text.replace(" ", ""));
    if (!parts.matches() || parts.group().isEmpty()) {
      throw new BadValue(
          "\"%s\" is not a duration".formatted(text), "write one like 90s, 15m, 1h30m or 2d");
    }
    return Duration.ofDays(part(parts, 1))
        .plusHours(part(parts, 2))
        .plusMinutes(part(parts, 3))
        .plusSeconds(part(parts, 4));
  }

  private static long part(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  static ZoneId zone(String text) throws BadValue {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new BadValue(
          "\"%s\" is not a time zone".formatted(text),
          Nearest.suggestion(
              text, ZoneId.getAvailableZoneIds(), "write one like Europe/Madrid or UTC"));
    }
  }

  static JidPattern pattern(String text) throws BadValue {
    try {
      return JidPattern.parse(text);
    } catch (InvalidJidException e) {
      throw badJid(e, "write juliet@example.org, *@example.org, example.org or *");
    }
  }

  static Recipient recipient(String text) throws BadValue {
    try {
      return Recipient.parse(text);
    } catch (InvalidJidException e) {
      throw badJid(e, "write juliet@example.org, @contacts, @owners or @rooms");
    }
  }

  /// The message of the exception often says itself what to write.
  static BadValue badJid(InvalidJidException e, String suggestion) {
    String[] parts = String.valueOf(e.getMessage()).split("; ", 2);
    return new BadValue(parts[0], parts.length == 2 ? parts[1] : suggestion);
  }

  /// A path as the operator means it: beside the file in which it is written.
  static Reader<Path> beside(Path file) {
    return text -> {
      if (text.startsWith("~")) {
        throw new BadValue(
            "\"%s\": ~ is known to shells only".formatted(text), "write the whole path");
      }
      try {
        return file.toAbsolutePath().resolveSibling(text).normalize();
      } catch (InvalidPathException e) {
        throw new BadValue("is not a path", "write one like /var/lib/herald");
      }
    };
  }
}
