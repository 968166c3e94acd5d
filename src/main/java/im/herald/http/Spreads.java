package im.herald.http;

import im.herald.http.Figure.Spread;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The figures that are spreads, as histograms of Prometheus. Past Micrometer, which wants to count
/// itself.
final class Spreads implements MultiCollector {
  private List<Spread> latest = List.of();

  void take(List<Figure> figures) {
    latest = figures.stream().filter(Spread.class::isInstance).map(Spread.class::cast).toList();
  }

  @Override
  public MetricSnapshots collect() {
    Map<String, List<Spread>> byName =
        latest.stream()
            .collect(Collectors.groupingBy(Spread::name, LinkedHashMap::new, Collectors.toList()));
    return new MetricSnapshots(byName.values().stream().map(Spreads::histogram).toList());
  }

  private static MetricSnapshot histogram(List<Spread> spreads) {
    HistogramSnapshot.Builder histogram =
        HistogramSnapshot.builder()
            .name(spreads.getFirst().name().replace('.', '_'))
            .help(spreads.getFirst().help());
    spreads.forEach(spread -> histogram.dataPoint(point(spread)));
    return histogram.build();
  }

  private static HistogramDataPointSnapshot point(Spread spread) {
    List<Double> bounds =
        Stream.concat(
                spread.bounds().stream().map(Spreads::seconds), Stream.of(Double.POSITIVE_INFINITY))
            .toList();
    return HistogramDataPointSnapshot.builder()
        .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, spread.counts()))
        .labels(
            Labels.of(List.copyOf(spread.labels().keySet()), List.copyOf(spread.labels().values())))
        .sum(seconds(spread.total()))
        .build();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
