package im.herald.config;

import java.util.List;
import java.util.stream.Collectors;

/// The configuration cannot be used. Holds everything that is wrong with it, so that it can be put
/// right in one go. At start the process ends with exit code 78; at a reload the old configuration
/// stays.
public final class InvalidConfigException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /// @param problems at least one
  public InvalidConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /// What is wrong, by line.
  public List<Problem> problems() {
    return problems;
  }
}
