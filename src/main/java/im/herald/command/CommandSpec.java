package im.herald.command;

import im.herald.message.Role;
import im.herald.message.Wording;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The declaration of a command, from which come the words in chat, the form, the help and the
/// documents.
///
/// @param name one or two lower-case words, such as `ping` or `contact add`
/// @param role the least role that may run it, unless the configuration says otherwise
/// @param summary what it does, in one line without a full stop
/// @param arguments in the order in which they are written
/// @param example one call as a person would type it
public record CommandSpec(
    String name, Role role, String summary, List<Argument> arguments, String example) {
  /// Checks the declaration.
  ///
  /// @throws IllegalArgumentException if it could not be parsed without doubt: an optional argument
  ///   before a required one, or text to the end of the line that is not last; or if two arguments
  ///   would have one field in a form
  public CommandSpec {
    arguments = List.copyOf(arguments);
    if (!name.matches("[a-z][a-z0-9-]*( [a-z][a-z0-9-]*)?")) {
      throw new IllegalArgumentException("\"%s\" is not one or two words".formatted(name));
    }
    for (int i = 0; i < arguments.size() - 1; i++) {
      if (arguments.get(i).takesTheRest()) {
        throw new IllegalArgumentException(name + ": text must be the last argument");
      }
      if (!arguments.get(i).required() && arguments.get(i + 1).required()) {
        throw new IllegalArgumentException(name + ": an optional argument before a required one");
      }
    }
    List<String> fields =
        arguments.stream().filter(Argument::hasValue).map(Argument::field).toList();
    if (fields.contains("") || Set.copyOf(fields).size() < fields.size()) {
      throw new IllegalArgumentException(
          name + ": each argument's name begins with letters or digits of its own");
    }
  }

  /// The first word: `contact` of `contact add`.
  public String firstWord() {
    return name.split(" ", 2)[0];
  }

  /// The second word, if there is one: `add` of `contact add`.
  public Optional<String> secondWord() {
    String[] words = name.split(" ", 2);
    return words.length == 2 ? Optional.of(words[1]) : Optional.empty();
  }

  /// Its line in a list, such as `ping: answers `pong``.
  public Wording line() {
    return Wording.joined(": ", Stream.of(Wording.verbatim(name), Wording.declared(summary)));
  }

  /// The summary as a sentence.
  public Wording sentence() {
    return new Wording.Sentence(Wording.declared(summary));
  }

  /// How it is written, such as `contact add JID [NAME]`.
  public String usage() {
    return arguments.isEmpty()
        ? name
        : name + arguments.stream().map(a -> " " + a.usage()).collect(Collectors.joining());
  }
}
