package im.herald.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes figures as Prometheus reads them, and those of the JVM with them. Nothing is kept between
/// two scrapes but the names: who is asked once a minute costs nothing in the other 59 seconds.
final class Metrics {
  /// Prometheus's text format 0.0.4.
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Key, Meter> meters = new HashMap<>();
  private final Map<Key, Double> values = new HashMap<>();
  private final Spreads spreads = new Spreads();

  Metrics() {
    registry.getPrometheusRegistry().register(spreads);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
  }

  /// All of `figures` in one text. Any thread, one after the other.
  synchronized String text(List<Figure> figures) {
    values.clear();
    figures.forEach(this::take);
    spreads.take(figures);
    forget();
    return registry.scrape();
  }

  private void take(Figure figure) {
    Key key = new Key(figure.name(), figure.labels());
    switch (figure) {
      case Figure.Count count -> {
        values.put(key, (double) count.value());
        meters.computeIfAbsent(key, _ -> counter(key, count.help()));
      }
      case Figure.Level level -> {
        values.put(key, level.value());
        meters.computeIfAbsent(key, _ -> gauge(key, level.help()));
      }
      case Figure.Spread _ -> {}
    }
  }

  /// What is not measured any more, as in a room that Herald has left.
  private void forget() {
    meters
        .entrySet()
        .removeIf(
            meter -> {
              boolean gone = !values.containsKey(meter.getKey());
              if (gone) {
                registry.remove(meter.getValue());
              }
              return gone;
            });
  }

  private Meter counter(Key key, String help) {
    return FunctionCounter.builder(key.name(), this, _ -> value(key))
        .description(help)
        .tags(key.tags())
        .register(registry);
  }

  private Meter gauge(Key key, String help) {
    return Gauge.builder(key.name(), this, _ -> value(key))
        .description(help)
        .tags(key.tags())
        .register(registry);
  }

  private double value(Key key) {
    return values.getOrDefault(key, 0.0);
  }

  private record Key(String name, Map<String, String> labels) {
    Tags tags() {
      return Tags.of(
          labels.entrySet().stream().map(l -> Tag.of(l.getKey(), l.getValue())).toList());
    }
  }
}
