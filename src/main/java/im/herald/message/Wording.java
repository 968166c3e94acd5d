package im.herald.message;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What Herald says to people, before it is known in which language.
///
/// Any thread.
public sealed interface Wording {
  /// The text in `language`.
  String in(Language language);

  /// A text of Herald's own, which every [Language] has its own of.
  ///
  /// @param english as for [String#formatted]; it is what translations are looked up by
  /// @param arguments those that are wordings themselves are said in the same language
  static Wording of(String english, Object... arguments) {
    return new Phrase(english, List.of(arguments));
  }

  /// A text of a declaration, such as the summary of a command: as [#of], but as it stands,
  /// whatever is in it. What a plug-in or a program declares has no translation and is said as it
  /// is.
  static Wording declared(String english) {
    return new Declared(english);
  }

  /// A text that is the same in every language: what people or programs wrote, and names.
  static Wording verbatim(String text) {
    return new Verbatim(text);
  }

  /// The texts one after the other.
  static Wording joined(String separator, Stream<? extends Wording> parts) {
    return new Joined(separator, List.copyOf(parts.toList()));
  }

  /// @param english what is looked up
  record Phrase(String english, List<Object> arguments) implements Wording {
    @Override
    public String in(Language language) {
      Object[] said =
          arguments.stream().map(a -> a instanceof Wording w ? w.in(language) : a).toArray();
      return String.format(Locale.ROOT, language.of(english), said);
    }

    /// In English, for logs.
    @Override
    public String toString() {
      return in(Language.ENGLISH);
    }
  }

  /// @param english what is looked up
  record Declared(String english) implements Wording {
    @Override
    public String in(Language language) {
      return language.of(english);
    }

    /// In English, for logs.
    @Override
    public String toString() {
      return english;
    }
  }

  /// @param text as it is
  record Verbatim(String text) implements Wording {
    @Override
    public String in(Language language) {
      return text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// @param parts in order
  record Joined(String separator, List<Wording> parts) implements Wording {
    @Override
    public String in(Language language) {
      return String.join(separator, parts.stream().map(part -> part.in(language)).toList());
    }

    /// In English, for logs.
    @Override
    public String toString() {
      return in(Language.ENGLISH);
    }
  }

  /// A phrase with a capital and a full stop.
  record Sentence(Wording phrase) implements Wording {
    @Override
    public String in(Language language) {
      String said = phrase.in(language);
      return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1) + ".";
    }

    /// In English, for logs.
    @Override
    public String toString() {
      return in(Language.ENGLISH);
    }
  }

  /// A day of the calendar, such as `Tuesday 1 December 2026`.
  record Day(LocalDate date) implements Wording {
    @Override
    public String in(Language language) {
      return language.day().format(date);
    }

    /// In English, for logs.
    @Override
    public String toString() {
      return in(Language.ENGLISH);
    }
  }
}
