package im.herald.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Asks whoever sits at the terminal, or whatever is piped into it, line by line.
final class Questions {
  private final Terminal terminal;
  private final BufferedReader answers;

  Questions(Terminal terminal) {
    this.terminal = terminal;
    this.answers = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
  }

  /// Asks until the answer can be used.
  ///
  /// @throws StartFailure if there is no answer to be had
  <T> T ask(String question, Reading<T> reading) throws StartFailure {
    while (true) {
      prompt(question);
      try {
        return reading.of(line().strip());
      } catch (UnusableAnswer e) {
        terminal.out().println("  " + e.getMessage());
      }
    }
  }

  /// Whoever types at a terminal ends the line there; what comes from a pipe is not seen.
  private void prompt(String question) {
    if (console().isPresent()) {
      terminal.out().print(question + ": ");
      terminal.out().flush();
    } else {
      terminal.out().println(question + ":");
    }
  }

  private Optional<Console> console() {
    return Optional.ofNullable(System.console())
        .filter(c -> c.isTerminal() && terminal.in().equals(System.in));
  }

  /// Asks for what must not be seen: it is not shown where it is typed at a terminal.
  String askHidden(String question) throws StartFailure {
    Optional<Console> console = console();
    if (console.isEmpty()) {
      return ask(question, answer -> answer);
    }
    char[] typed = console.get().readPassword("%s: ", question);
    if (typed == null) {
      throw ended();
    }
    return new String(typed);
  }

  /// Asks for yes or no; nothing means no.
  boolean isYes(String question) throws StartFailure {
    return ask(question + " [y/N]", answer -> answer.matches("(?i)y|yes"));
  }

  /// As [#isYes]; the end of the input means no, too.
  boolean isAgreed(String question) {
    try {
      return isYes(question);
    } catch (StartFailure e) {
      return false;
    }
  }

  private String line() throws StartFailure {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw ended();
      }
      return line;
    } catch (IOException e) {
      throw new StartFailure(Exit.USAGE, "standard input cannot be read", e);
    }
  }

  private static StartFailure ended() {
    return new StartFailure(
        Exit.USAGE, "the input ended before all questions were answered; nothing was written");
  }

  /// What an answer means.
  interface Reading<T> {
    /// @throws UnusableAnswer saying why it means nothing
    T of(String answer) throws UnusableAnswer;
  }

  /// The answer cannot be used; the message is for whoever gave it.
  static final class UnusableAnswer extends Exception {
    private static final long serialVersionUID = 1;

    UnusableAnswer(String message) {
      super(message);
    }
  }
}
