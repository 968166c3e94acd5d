package im.herald.command;

import im.herald.message.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What somebody filled into the form of a command: what stands in each field, by [Argument#field].
/// Of a field with several lines or several JIDs each is a value of its own.
public record FilledForm(Map<String, List<String>> values) {
  private static final FilledForm EMPTY = new FilledForm(Map.of());

  public FilledForm {
    values =
        values.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
  }

  /// One that nobody has filled in yet.
  public static FilledForm empty() {
    return EMPTY;
  }

  /// What stands in the field of `argument`, empty if nothing does.
  public List<String> of(Argument argument) {
    return values.getOrDefault(argument.field(), List.of());
  }

  /// How much text it is.
  public int length() {
    return values.values().stream().flatMap(List::stream).mapToInt(String::length).sum();
  }

  /// Its values, checked as those of a chat are. Fields that the command does not declare are
  /// ignored.
  ///
  /// @throws CommandFailure if something is missing or not what the command declares; it names
  ///   everything, a line each
  public Arguments read(CommandSpec spec) throws CommandFailure {
    Map<String, Object> read = new HashMap<>();
    List<Wording> problems = new ArrayList<>();
    for (Argument argument : spec.arguments()) {
      if (!argument.hasValue()) {
        continue;
      }
      String written = written(argument);
      try {
        if (!written.isEmpty()) {
          read.put(argument.name(), ArgumentValue.of(argument, written));
        } else if (argument.required()) {
          throw ArgumentReader.missing(spec, argument);
        }
      } catch (CommandFailure e) {
        problems.add(e.wording());
      }
    }
    if (!problems.isEmpty()) {
      throw new CommandFailure(Wording.joined("\n", problems.stream()));
    }
    return new Arguments(read);
  }

  /// As one would write it in a chat.
  private String written(Argument argument) {
    List<String> lines = of(argument);
    return switch (argument.kind()) {
      case Argument.Kind.Addresses(), Argument.Kind.Recipients() ->
          lines.stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .collect(Collectors.joining(","));
      case Argument.Kind.Word(),
          Argument.Kind.Address _,
          Argument.Kind.Choice _,
          Argument.Kind.YesNo(),
          Argument.Kind.WholeNumber _,
          Argument.Kind.Span(),
          Argument.Kind.Moment(),
          Argument.Kind.Keyword _,
          Argument.Kind.Line(),
          Argument.Kind.Text() ->
          String.join("\n", lines).strip();
    };
  }
}
