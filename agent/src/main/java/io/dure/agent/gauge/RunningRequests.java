package io.dure.agent.gauge;

import io.dure.agent.bridge.Bridge;
import io.dure.agent.otlp.GaugePoint;
import io.dure.agent.otlp.MetricsRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How many requests run, by how long they have run so far: one sample at the end of each preview, which the window keeps
 * too. Asks nothing but the agent itself, so it answers from the first moment on.
 */
public final class RunningRequests {
    private static final String NAME = "http.server.active_requests";
    private static final String UNIT = "{request}";
    private static final long[] BOUNDS = {
        TimeUnit.SECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(3), TimeUnit.SECONDS.toNanos(5)
    };
    private static final List<Map<String, String>> BANDS =
            Collections.unmodifiableList(Arrays.asList(band("lt_1s"), band("1_3s"), band("3_5s"), band("ge_5s")));
    private static final int MOST_SAMPLES = 32;

    private final List<GaugePoint> window = new ArrayList<>();

    private static Map<String, String> band(String name) {
        return Collections.singletonMap("dure.elapsed", name);
    }

    /** Samples now, and writes this one. */
    public synchronized void writePreview(MetricsRequest request, long nowMillis) {
        List<GaugePoint> points = new ArrayList<>(BANDS.size());
        int[] running = Bridge.running(BOUNDS);
        for (int band = 0; band < running.length; band++) {
            points.add(new GaugePoint(nowMillis, running[band], BANDS.get(band)));
        }
        request.gauge(NAME, UNIT, points);
        if (window.size() < MOST_SAMPLES * BANDS.size()) {
            window.addAll(points);
        }
    }

    /** Writes the samples since the last window. */
    public synchronized void writeWindow(MetricsRequest request) {
        request.gauge(NAME, UNIT, window);
        window.clear();
    }
}
