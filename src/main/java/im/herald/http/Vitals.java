package im.herald.http;

import java.util.List;

/// How Herald is, as this room asks. Called from several threads at once; each call is answered
/// within a few seconds.
public interface Vitals {
  /// What keeps Herald from doing its work, a line each, in words that strangers may read; empty if
  /// nothing does.
  List<String> lacking();

  /// All that is measured.
  List<Figure> figures();

  /// For people.
  Overview overview();

  /// Asked often; answered at once.
  Totals totals();
}
