package io.dure.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dure.agent.gauge.Gauges;
import io.dure.agent.gauge.Written;
import io.dure.agent.start.Console;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostGaugesTest {
    @TempDir
    Path proc;

    private Gauges gauges() {
        return new Gauges(() -> true, List.of(new HostGauges(proc)), new Console(System.err));
    }

    private void stat(String cpu) throws IOException {
        Files.writeString(proc.resolve("stat"), "cpu  " + cpu + "\ncpu0 1 2 3\nintr 5\n");
    }

    @Test
    void processorsAreBusyWithAllThatIsNeitherIdleNorWaitingForTheDisk() throws IOException {
        Gauges gauges = gauges();
        stat("100 0 100 800 0 0 0 0 50 0");
        gauges.sample(2_000);
        stat("110 0 110 860 20 0 0 0 60 0");
        gauges.sample(4_000);

        Metric cpu = Written.by(gauges).getFirst();

        assertThat(cpu.getName()).isEqualTo("system.cpu.utilization");
        assertThat(cpu.getGauge().getDataPointsList()).hasSize(1);
        assertThat(cpu.getGauge().getDataPoints(0).getAsDouble()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void memoryThatTheKernelCouldGiveAwayIsFree() throws IOException {
        Files.writeString(
                proc.resolve("meminfo"), "MemTotal:  1000 kB\nMemFree:  10 kB\nMemAvailable:  250 kB\nBuffers: 1 kB\n");

        Metric memory = Written.by(gauges()).getFirst();

        assertThat(memory.getName()).isEqualTo("system.memory.utilization");
        assertThat(memory.getGauge().getDataPoints(0).getAsDouble()).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void aSystemWithoutTheseFilesHasNoValues() throws IOException {
        Gauges gauges = gauges();
        gauges.sample(2_000);
        stat("nonsense");
        gauges.sample(4_000);

        assertThat(Written.by(gauges)).isEmpty();
    }
}
