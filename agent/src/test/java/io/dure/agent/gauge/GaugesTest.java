package io.dure.agent.gauge;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.agent.otlp.MetricsRequest;
import io.dure.agent.start.Console;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GaugesTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8));
    private boolean up = true;

    /** Measures its own name. */
    private record Known(String name) implements GaugeSource {
        @Override
        public void sample(Samples samples) {
            samples.add(name, "1", 1);
        }

        @Override
        public void windowEnds(Samples samples) {
            samples.add(name + ".window", "1", 2);
        }
    }

    /** Does not exist in this JVM. */
    private static final class Missing implements GaugeSource {
        @Override
        public void sample(Samples samples) {
            throw new NoClassDefFoundError("as in a JVM without the module");
        }

        @Override
        public void windowEnds(Samples samples) {
            sample(samples);
        }
    }

    private Gauges gauges(GaugeSource... sources) {
        return new Gauges(() -> up, List.of(sources), console);
    }

    @Test
    void samplesGoOutOnceWithTheirMoments() throws IOException {
        Gauges gauges = gauges(new Known("a"));
        gauges.sample(2_000);
        gauges.sample(4_000);

        List<Metric> written = Written.by(gauges);

        assertThat(written).extracting(Metric::getName).containsExactly("a", "a.window");
        assertThat(written.getFirst().getGauge().getDataPointsList())
                .extracting(point -> point.getTimeUnixNano() / 1_000_000)
                .containsExactly(2_000L, 4_000L);
        assertThat(Written.by(gauges)).extracting(Metric::getName).containsExactly("a.window");
    }

    @Test
    void aSourceThatFailsIsSaidOnceAndHarmsNoOther() throws IOException {
        Gauges gauges = gauges(new Missing(), new Known("a"));
        gauges.sample(2_000);
        gauges.sample(4_000);

        assertThat(Written.by(gauges)).hasSize(2);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("no longer measured here: Missing");
    }

    @Test
    void nothingIsAskedBeforeTheApplicationIsUp() throws IOException {
        up = false;
        Gauges gauges = gauges(new Known("a"));
        gauges.sample(2_000);

        assertThat(Written.by(gauges)).isEmpty();
    }

    @Test
    void samplesThatNobodyTakesAreBounded() throws IOException {
        Gauges gauges = gauges(new Known("a"));
        for (int i = 0; i < 2 * Samples.MOST; i++) {
            gauges.sample(i);
        }

        assertThat(Written.by(gauges).getFirst().getGauge().getDataPointsCount())
                .isEqualTo(Samples.MOST);
    }

    @Test
    void runningRequestsComeInFourBandsWithPreviewAndWindow() throws IOException {
        RunningRequests running = new RunningRequests();
        MetricsRequest preview = Written.request();
        running.writePreview(preview, 2_000);
        running.writePreview(Written.request(), 4_000);
        MetricsRequest window = Written.request();
        running.writeWindow(window);

        assertThat(Written.read(preview).getFirst().getGauge().getDataPointsList())
                .extracting(point -> point.getAttributes(0).getValue().getStringValue())
                .containsExactly("lt_1s", "1_3s", "3_5s", "ge_5s");
        assertThat(Written.read(window).getFirst().getName()).isEqualTo("http.server.active_requests");
        assertThat(Written.read(window).getFirst().getGauge().getDataPointsCount())
                .isEqualTo(8);
    }
}
