package im.herald.command;

import java.util.List;
import java.util.Locale;

/// One argument of a command. From it come its place in the words of a chat, its line in the help
/// and its field in a form.
///
/// @param name as the usage line shows it, in capitals: `JID`, `TEXT`
/// @param kind what may stand there
/// @param required whether the command cannot do without it
/// @param help what it is, in one line
public record Argument(String name, Kind kind, boolean required, String help) {
  /// What may stand in an argument's place.
  public sealed interface Kind {
    /// One word, or several in quotes.
    record Word() implements Kind {}

    /// A bare JID.
    ///
    /// @param orServer whether it may be a server's, too
    record Address(boolean orServer) implements Kind {}

    /// Bare JIDs, separated by commas.
    record Addresses() implements Kind {}

    /// Bare JIDs and names of groups such as `@contacts`, separated by commas.
    record Recipients() implements Kind {}

    /// One of these words, whatever its case.
    record Choice(List<String> words) implements Kind {
      public Choice {
        words = List.copyOf(words);
      }
    }

    /// Yes or no, also written `on` and `off`, `true` and `false`, `1` and `0`.
    record YesNo() implements Kind {}

    /// A whole number.
    record WholeNumber(long least, long most) implements Kind {
      public WholeNumber {
        if (least > most) {
          throw new IllegalArgumentException("no number is from %d to %d".formatted(least, most));
        }
      }
    }

    /// A length of time, such as `90s` or `1h30m`.
    record Span() implements Kind {}

    /// A point in time, in two or three words: `in 2h30m`, `at 18:30`, `tomorrow 9:00`, `on
    /// 2026-12-24 18:00`, `every monday 9:00`.
    record Moment() implements Kind {}

    /// This very word, such as the `to` of `schedule add`. It has no value.
    record Keyword(String word) implements Kind {}

    /// Everything to the end of the line, which is the last one. Quotes around the whole are taken
    /// off.
    record Line() implements Kind {}

    /// Everything to the end, line breaks included. Quotes around the whole are taken off.
    record Text() implements Kind {}
  }

  public static Argument word(String name, String help) {
    return new Argument(name, new Kind.Word(), true, help);
  }

  public static Argument address(String name, String help) {
    return new Argument(name, new Kind.Address(false), true, help);
  }

  public static Argument addressOrServer(String name, String help) {
    return new Argument(name, new Kind.Address(true), true, help);
  }

  public static Argument addresses(String name, String help) {
    return new Argument(name, new Kind.Addresses(), true, help);
  }

  public static Argument recipients(String name, String help) {
    return new Argument(name, new Kind.Recipients(), true, help);
  }

  public static Argument choice(String name, List<String> words, String help) {
    return new Argument(name, new Kind.Choice(words), true, help);
  }

  public static Argument yesNo(String name, String help) {
    return new Argument(name, new Kind.YesNo(), true, help);
  }

  public static Argument number(String name, long least, long most, String help) {
    return new Argument(name, new Kind.WholeNumber(least, most), true, help);
  }

  public static Argument span(String name, String help) {
    return new Argument(name, new Kind.Span(), true, help);
  }

  public static Argument moment(String name, String help) {
    return new Argument(name, new Kind.Moment(), true, help);
  }

  public static Argument keyword(String word) {
    return new Argument(word, new Kind.Keyword(word), true, "");
  }

  public static Argument line(String name, String help) {
    return new Argument(name, new Kind.Line(), true, help);
  }

  public static Argument text(String name, String help) {
    return new Argument(name, new Kind.Text(), true, help);
  }

  /// The same, but the command can do without it.
  public Argument optional() {
    return new Argument(name, kind, false, help);
  }

  /// How the usage line shows it: `JID`, `[NAME]`, `online|away`.
  public String usage() {
    String written =
        switch (kind) {
          case Kind.Choice(var words) -> String.join("|", words);
          case Kind.Keyword(var word) -> word;
          case Kind.YesNo() -> "yes|no";
          case Kind.Word(),
              Kind.Address _,
              Kind.Addresses(),
              Kind.Recipients(),
              Kind.WholeNumber _,
              Kind.Span(),
              Kind.Moment(),
              Kind.Line(),
              Kind.Text() ->
              name;
        };
    return required ? written : "[" + written + "]";
  }

  /// What the field of a form is called in which it is filled in: `jid` of `JID[,JID]`.
  public String field() {
    return name.toLowerCase(Locale.ROOT).replaceFirst("[^a-z0-9-].*", "");
  }

  /// Whether it has a value: a keyword has none, and so no field in a form.
  public boolean hasValue() {
    return !(kind instanceof Kind.Keyword);
  }

  /// Whether it takes all that is left.
  boolean takesTheRest() {
    return kind instanceof Kind.Line || kind instanceof Kind.Text;
  }
}
