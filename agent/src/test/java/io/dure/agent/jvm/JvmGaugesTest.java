package io.dure.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.agent.gauge.Gauges;
import io.dure.agent.gauge.Written;
import io.dure.agent.start.Console;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JvmGaugesTest {
    private final Gauges gauges =
            new Gauges(() -> true, List.of(new JvmGauges(), new ProcessGauges()), new Console(System.err));

    private Map<String, Metric> written() throws IOException {
        return Written.by(gauges).stream().collect(Collectors.toMap(Metric::getName, Function.identity()));
    }

    private static double value(Metric metric) {
        return metric.getGauge().getDataPoints(0).getAsDouble();
    }

    @Test
    void theJvmIsMeasuredUnderOpenTelemetrysNames() throws IOException {
        gauges.sample(2_000);

        Map<String, Metric> written = written();

        assertThat(written)
                .containsKeys(
                        "jvm.memory.used",
                        "jvm.memory.limit",
                        "jvm.thread.count",
                        "jvm.class.count",
                        "jvm.gc.count",
                        "jvm.gc.duration",
                        "process.open_file_descriptor.count",
                        "dure.jvm.heap.utilization");
        assertThat(value(written.get("jvm.class.count"))).isGreaterThan(100);
        assertThat(value(written.get("process.open_file_descriptor.count"))).isPositive();
        assertThat(value(written.get("dure.jvm.heap.utilization"))).isBetween(0.0, 1.0);
    }

    @Test
    void memoryIsByPoolAndEachPoolSaysItsType() throws IOException {
        gauges.sample(2_000);

        Set<Map<String, String>> pools = written().get("jvm.memory.used").getGauge().getDataPointsList().stream()
                .map(point -> point.getAttributesList().stream()
                        .collect(Collectors.toMap(
                                attribute -> attribute.getKey(),
                                attribute -> attribute.getValue().getStringValue())))
                .collect(Collectors.toSet());

        assertThat(pools).extracting(pool -> pool.get("jvm.memory.type")).contains("heap", "non_heap");
        assertThat(pools)
                .allSatisfy(pool -> assertThat(pool.get("jvm.memory.pool.name")).isNotEmpty());
    }

    @Test
    void collectionsAreThoseSinceTheLastWindow() throws IOException {
        gauges.sample(2_000);
        written();
        System.gc();

        assertThat(collections()).isGreaterThanOrEqualTo(1);
        double quiet = collections();
        assertThat(quiet).isLessThan(1_000);
    }

    private double collections() throws IOException {
        return written().get("jvm.gc.count").getGauge().getDataPointsList().stream()
                .mapToDouble(point -> point.getAsDouble())
                .sum();
    }
}
