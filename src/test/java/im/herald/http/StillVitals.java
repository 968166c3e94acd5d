package im.herald.http;

import java.util.List;

/// A Herald that stands still, as a test wants it.
record StillVitals(List<String> lacking, List<Figure> figures, Overview overview, Totals totals)
    implements Vitals {
  private static final Overview EMPTY =
      new Overview("herald@example.org", true, List.of(), List.of(), List.of(), List.of());
  private static final Totals NONE = new Totals(0, 0);

  static StillVitals well() {
    return lacking(List.of());
  }

  static StillVitals lacking(List<String> lacking) {
    return new StillVitals(lacking, List.of(), EMPTY, NONE);
  }

  static StillVitals with(List<Figure> figures) {
    return new StillVitals(List.of(), figures, EMPTY, NONE);
  }

  static StillVitals with(Overview overview) {
    return new StillVitals(List.of(), List.of(), overview, NONE);
  }
}
