package im.herald.config;

import java.util.Locale;

/// What becomes of a message that no command and no handler wanted.
public enum Fallback {
  /// One line of "did you mean", at most two per hour and person.
  HINT,
  /// The text, back.
  ECHO,
  /// Nothing.
  SILENT;

  /// As operators write it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
