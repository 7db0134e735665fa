package io.nightjar.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Values of figures. All but the build are gauges: they are read from the ledger, from which old runs may be removed, and a counter
 * must not fall.
 */
final class Gauges {
    private static final String INFO = "_info";

    private final Map<Figure, List<GaugeDataPointSnapshot>> values = new EnumMap<>(Figure.class);

    /** @param labels values of the figure's labels, in its order */
    void put(Figure figure, double value, String... labels) {
        values.computeIfAbsent(figure, first -> new ArrayList<>())
                .add(GaugeDataPointSnapshot.builder()
                        .labels(Labels.of(figure.labels(), List.of(labels)))
                        .value(value)
                        .build());
    }

    /** A count, exact up to 2^53. */
    void put(Figure figure, long count, String... labels) {
        put(figure, (double) count, labels);
    }

    void put(Figure figure, Instant instant, String... labels) {
        put(figure, instant.toEpochMilli() / 1e3, labels);
    }

    MetricSnapshots snapshots() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        values.forEach((figure, points) -> all.metricSnapshot(snapshot(figure, points)));
        return all.build();
    }

    /** The library adds the ending {@code _info} itself, and allows it nowhere else. */
    private static MetricSnapshot snapshot(Figure figure, List<GaugeDataPointSnapshot> points) {
        if (figure.key().endsWith(INFO)) {
            String name = figure.key().substring(0, figure.key().length() - INFO.length());
            return new InfoSnapshot(
                    new MetricMetadata(name, figure.help()),
                    points.stream()
                            .map(point -> new InfoDataPointSnapshot(point.getLabels()))
                            .toList());
        }
        return new GaugeSnapshot(new MetricMetadata(figure.key(), figure.help()), points);
    }
}
