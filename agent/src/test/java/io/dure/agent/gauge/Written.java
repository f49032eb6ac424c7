package io.dure.agent.gauge;

import io.dure.agent.otlp.MetricsRequest;
import io.dure.agent.otlp.Resource;
import io.dure.agent.settings.ProcessIdentity;
import io.dure.agent.settings.SettingsSource;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What gauges write, as a reader of OTLP sees it. */
public final class Written {
    private Written() {}

    public static List<Metric> by(Gauges gauges) throws IOException {
        MetricsRequest request = request();
        gauges.write(request, 10_000);
        return read(request);
    }

    public static MetricsRequest request() {
        Properties properties = new Properties();
        properties.put("dure.service.name", "portal");
        return new MetricsRequest(
                new Resource(SettingsSource.read(null, properties, Map.of()), ProcessIdentity.current(Instant.EPOCH)),
                "0.1",
                0,
                10_000);
    }

    public static List<Metric> read(MetricsRequest request) throws IOException {
        return ExportMetricsServiceRequest.parseFrom(request.toBytes())
                .getResourceMetrics(0)
                .getScopeMetrics(0)
                .getMetricsList();
    }
}
