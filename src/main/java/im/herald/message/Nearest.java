package im.herald.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody meant.
public final class Nearest {
  private Nearest() {}

  /// The one of `known` that is written most like `word`, if one comes close: at most a third of
  /// its characters would have to change.
  public static Optional<String> to(String word, Collection<String> known) {
    // Those of another length are far without counting, which takes long for what strangers write.
    return known.stream()
        .filter(k -> Math.abs(word.length() - k.length()) <= close(word, k))
        .min(Comparator.comparingInt((String k) -> distance(word, k)).thenComparing(k -> k))
        .filter(k -> distance(word, k) <= close(word, k));
  }

  private static int close(String word, String known) {
    return Math.max(1, Math.max(word.length(), known.length()) / 3);
  }

  /// `did you mean X?`, or else `instead`.
  public static String suggestion(String word, Collection<String> known, String instead) {
    return to(word, known).map("did you mean \"%s\"?"::formatted).orElse(instead);
  }

  /// How many characters must be put in, left out, changed or swapped with the next, whatever their
  /// case (Damerau and Levenshtein).
  private static int distance(String a, String b) {
    String from = a.toLowerCase(Locale.ROOT);
    String to = b.toLowerCase(Locale.ROOT);
    int[][] steps = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
        least = Math.min(least, steps[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          least = Math.min(least, steps[i - 2][j - 2] + 1);
        }
        steps[i][j] = least;
      }
    }
    return steps[from.length()][to.length()];
  }
}
