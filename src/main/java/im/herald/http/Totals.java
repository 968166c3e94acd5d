package im.herald.http;

/// How many messages came and went since Herald was started. Less than before means that it was
/// started anew.
public record Totals(long in, long out) {
  /// What has been added since `before`.
  Totals since(Totals before) {
    return new Totals(
        in < before.in ? in : in - before.in, out < before.out ? out : out - before.out);
  }

  Totals plus(Totals other) {
    return new Totals(in + other.in, out + other.out);
  }
}
