package im.herald.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody probably meant.
public final class Nearest {
  private Nearest() {}

  /// That of `known` which needs the fewest changes of a letter to become `typed`, if it is at most
  /// two, or one for words of four letters and less.
  public static Optional<String> to(String typed, Collection<String> known) {
    String word = typed.toLowerCase(Locale.ROOT);
    int allowed = word.length() <= 4 ? 1 : 2;
    return known.stream()
        .filter(k -> Math.abs(k.length() - word.length()) <= allowed)
        .filter(k -> distance(word, k) <= allowed)
        .min(Comparator.comparingInt(k -> distance(word, k)));
  }

  /// Letters to add, remove, replace or swap with their neighbour: the distance of Damerau and
  /// Levenshtein, restricted to one edit a letter.
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, i, j, a.charAt(i - 1) == b.charAt(j - 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(int[][] d, int i, int j, boolean same) {
    return Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
  }
}
