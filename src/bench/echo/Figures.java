package echo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One figure of several rounds.
final class Figures {
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  double median() {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /// The median, and in brackets the least and the most.
  String text(String format) {
    return (format + " (" + format + " to " + format + ")")
        .formatted(median(), Collections.min(values), Collections.max(values));
  }
}
