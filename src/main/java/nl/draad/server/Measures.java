package nl.draad.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.List;

/// What is counted and timed on this node: Vert.x, the JVM, and what the floors add to the
/// registry. Read by Prometheus. Labels never name a person, a channel or a text. Thread-safe.
final class Measures implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /// @param node the name that every measure carries
  Measures(String node) {
    registry.config().commonTags("node", node);
    Metrics.addRegistry(registry); // where the floors count
    collections.bindTo(registry);
    List.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics())
        .forEach(measure -> measure.bindTo(registry));
  }

  /// A Vert.x that is measured here.
  Vertx vertx(VertxOptions options) {
    // Clients of one node cannot be told apart: the pools are measured instead.
    options.setMetricsOptions(
        new MicrometerMetricsOptions()
            .setEnabled(true)
            .addDisabledMetricsCategory(MetricsDomain.NET_CLIENT));
    return Vertx.builder()
        .with(options)
        .withMetrics(new MicrometerMetricsFactory(registry))
        .build();
  }

  /// Where the floors count.
  MeterRegistry registry() {
    return registry;
  }

  /// All measures, in the text format of Prometheus.
  String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    Metrics.removeRegistry(registry);
    registry.close();
  }
}
