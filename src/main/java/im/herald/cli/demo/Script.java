package im.herald.cli.demo;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is played by `herald demo --script`: one message per line.
///
/// Blank lines and lines that start with `#` say nothing. A line that starts with `<` is not said:
/// it expects a message that contains the rest of the line. `{code}` in a line stands for the last
/// line of the message heard last, which is where a command that wants to be confirmed puts its
/// code.
///
/// @param steps in their order
record Script(List<Step> steps) {
  Script {
    steps = List.copyOf(steps);
  }

  /// One line that does something.
  sealed interface Step {
    /// Its number in the file, from 1.
    int line();

    /// Says `text`, and wants an answer.
    record Say(int line, String text) implements Step {}

    /// Wants a message that contains `text`, since the last line said or from now on. A message
    /// meets one expectation only.
    record Expect(int line, String text) implements Step {}
  }

  static Script of(List<String> lines) {
    return new Script(
        IntStream.range(0, lines.size())
            .boxed()
            .flatMap(i -> step(i + 1, lines.get(i).strip()))
            .toList());
  }

  private static Stream<Step> step(int number, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return Stream.empty();
    }
    return Stream.of(
        line.startsWith("<")
            ? new Step.Expect(number, line.substring(1).strip())
            : new Step.Say(number, line));
  }
}
