package io.dure.agent.gauge;

import io.dure.agent.otlp.GaugePoint;
import io.dure.agent.otlp.MetricsRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The samples of the running window, by metric. Bounded: where nobody takes them, the first ones stay. */
public final class Samples {
    /** Of one metric: 2 s apart they make a minute of a hundred siblings. */
    static final int MOST = 3_000;

    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private long nowMillis;

    private static final class Metric {
        private final String unit;
        private final List<GaugePoint> points = new ArrayList<>();

        Metric(String unit) {
            this.unit = unit;
        }
    }

    /** The moment of the samples that follow, by the agent's clock, epoch. */
    void at(long millis) {
        nowMillis = millis;
    }

    public void add(String name, String unit, double value) {
        add(name, unit, value, Collections.emptyMap());
    }

    /**
     * Adds one.
     *
     * @param unit as OpenTelemetry spells it
     * @param attributes which tell siblings apart; kept, so must not change
     */
    public void add(String name, String unit, double value, Map<String, ?> attributes) {
        Metric metric = metrics.computeIfAbsent(name, key -> new Metric(unit));
        if (metric.points.size() < MOST) {
            metric.points.add(new GaugePoint(nowMillis, value, attributes));
        }
    }

    /** Writes all and begins anew. */
    void writeTo(MetricsRequest request) {
        metrics.forEach((name, metric) -> request.gauge(name, metric.unit, metric.points));
        metrics.clear();
    }
}
