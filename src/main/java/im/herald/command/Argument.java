package im.herald.command;

import java.util.List;

/// One argument of a command.
///
/// @param name as the usage line shows it, in capitals: `JID`, `TEXT`
/// @param kind what may stand there
/// @param required whether the command can do without it
/// @param help what it is, in one line
public record Argument(String name, Kind kind, boolean required, String help) {
  /// What may stand in an argument's place.
  public sealed interface Kind {
    /// One word, or several in quotes.
    record Word() implements Kind {}

    /// A bare JID.
    record Address() implements Kind {}

    /// Bare JIDs and names of groups such as `@contacts`, separated by commas.
    record Recipients() implements Kind {}

    /// One of these words, whatever its case.
    record Choice(List<String> words) implements Kind {
      public Choice {
        words = List.copyOf(words);
      }
    }

    /// This very word, such as the `to` of `schedule add`. It has no value.
    record Keyword(String word) implements Kind {}

    /// Everything to the end, line breaks included. Quotes around the whole are taken off.
    record Text() implements Kind {}
  }

  public static Argument word(String name, String help) {
    return new Argument(name, new Kind.Word(), true, help);
  }

  public static Argument address(String name, String help) {
    return new Argument(name, new Kind.Address(), true, help);
  }

  public static Argument recipients(String name, String help) {
    return new Argument(name, new Kind.Recipients(), true, help);
  }

  public static Argument choice(String name, List<String> words, String help) {
    return new Argument(name, new Kind.Choice(words), true, help);
  }

  public static Argument keyword(String word) {
    return new Argument(word, new Kind.Keyword(word), true, "");
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
          case Kind.Word(), Kind.Address(), Kind.Recipients(), Kind.Text() -> name;
        };
    return required ? written : "[" + written + "]";
  }
}
