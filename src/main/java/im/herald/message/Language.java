package im.herald.message;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A language in which Herald speaks to people.
public enum Language {
  ENGLISH("en", "EEEE d MMMM uuuu"),
  SPANISH("es", "EEEE d 'de' MMMM 'de' uuuu");

  private final String tag;
  private final DateTimeFormatter day;

  Language(String tag, String day) {
    this.tag = tag;
    this.day = DateTimeFormatter.ofPattern(day, Locale.of(tag));
  }

  /// The language of a tag such as `es`, `es-MX` or `en_GB` (RFC 5646 § 2.2.1); empty for one that
  /// Herald does not speak, and for none.
  public static Optional<Language> tagged(@Nullable String tag) {
    if (tag == null) {
      return Optional.empty();
    }
    String primary = tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(language -> language.tag.equals(primary)).findFirst();
  }

  /// How a day of the calendar is written.
  DateTimeFormatter day() {
    return day;
  }

  /// All that it says, by the English text; of English itself there is nothing.
  public Map<String, String> translations() {
    return switch (this) {
      case ENGLISH -> Map.of();
      case SPANISH -> Spanish.TEXTS;
    };
  }

  /// The tag, as the configuration has it.
  @Override
  public String toString() {
    return tag;
  }

  /// The text for one in English: that itself, if there is no other.
  String of(String english) {
    return translations().getOrDefault(english, english);
  }

  /// Read when somebody speaks it.
  private static final class Spanish {
    static final Map<String, String> TEXTS = Catalogue.read("es");
  }
}
