package io.dure.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

class JvmGaugesTest {
    private boolean up = true;
    private final JvmGauges gauges = new JvmGauges(() -> up);

    @Test
    void samplesGoOutOnceUnderOpenTelemetrysNames() throws IOException {
        gauges.sample(2_000);
        gauges.sample(4_000);

        List<Metric> written = written();

        assertThat(written).extracting(Metric::getName).startsWith("jvm.memory.used", "jvm.thread.count");
        assertThat(written.getFirst().getGauge().getDataPointsList()).hasSize(4).allSatisfy(point -> {
            assertThat(point.getAsDouble()).isPositive();
            assertThat(point.getAttributes(0).getValue().getStringValue()).isIn("heap", "non_heap");
        });
        assertThat(written.get(1).getGauge().getDataPointsList())
                .extracting(point -> point.getTimeUnixNano() / 1_000_000)
                .containsExactly(2_000L, 4_000L);
        assertThat(written()).isEmpty();
    }

    @Test
    void nothingIsAskedBeforeTheApplicationIsUp() throws IOException {
        up = false;
        gauges.sample(2_000);

        assertThat(written()).isEmpty();
    }

    @Test
    void samplesThatNobodyTakesAreBounded() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            gauges.sample(i);
        }

        assertThat(written().get(1).getGauge().getDataPointsCount()).isEqualTo(32);
    }

    private List<Metric> written() throws IOException {
        Properties properties = new Properties();
        properties.put("dure.service.name", "portal");
        MetricsRequest request = new MetricsRequest(
                new Resource(SettingsSource.read(null, properties, Map.of()), ProcessIdentity.current(Instant.EPOCH)),
                "0.1",
                0,
                10_000);
        gauges.write(request);
        return ExportMetricsServiceRequest.parseFrom(request.toBytes())
                .getResourceMetrics(0)
                .getScopeMetrics(0)
                .getMetricsList();
    }
}
