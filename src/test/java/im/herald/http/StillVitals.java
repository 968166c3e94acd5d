package im.herald.http;

import java.util.List;

/// A Herald that stands still, as a test wants it.
record StillVitals(List<String> lacking, List<Figure> figures) implements Vitals {
  static StillVitals well() {
    return new StillVitals(List.of(), List.of());
  }
}
