package io.dure.agent.report;

import io.dure.agent.latency.Recorder;
import io.dure.agent.latency.Slice;
import io.dure.agent.otlp.MetricsRequest;
import io.dure.agent.otlp.Resource;
import io.dure.agent.window.Windows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Turns finished stretches of time into reports. Each carries the process's uptime: the sign of life of an idle one. */
public final class ReportWriter implements Windows {
    private static final String DURATION = "http.server.request.duration";

    private final Resource resource;
    private final String version;
    private final long startedMillis;
    private final Recorder recorder;
    private final Drops drops;
    private final Outbox outbox;

    /**
     * Writes into the outbox.
     *
     * @param version of the agent
     * @param startedMillis when the process was created, epoch
     */
    public ReportWriter(
            Resource resource, String version, long startedMillis, Recorder recorder, Drops drops, Outbox outbox) {
        this.resource = resource;
        this.version = version;
        this.startedMillis = startedMillis;
        this.recorder = recorder;
        this.drops = drops;
        this.outbox = outbox;
    }

    @Override
    public void live(Slice slice, long startMillis, long endMillis) {
        MetricsRequest request = request(startMillis, endMillis);
        request.durations("dure.live." + DURATION, slice);
        outbox.putLive(new Report(gzip(request.toBytes()), slice.transactions()));
    }

    @Override
    public void window(Slice slice, long startMillis, long endMillis) {
        MetricsRequest request = request(startMillis, endMillis);
        request.durations(DURATION, slice);
        request.count("dure.agent.dropped", "{transaction}", "reason", drops.snapshot(), startedMillis);
        request.count("dure.agent.clamped", "{transaction}", "bound", clamped(), startedMillis);
        outbox.putWindow(new Report(gzip(request.toBytes()), slice.transactions()));
    }

    private MetricsRequest request(long startMillis, long endMillis) {
        MetricsRequest request = new MetricsRequest(resource, version, startMillis, endMillis);
        request.gauge("process.uptime", "s", Math.max(0, endMillis - startedMillis) / 1e3);
        return request;
    }

    private Map<String, Long> clamped() {
        Map<String, Long> clamped = new TreeMap<>();
        clamped.put("low", recorder.clampedLow());
        clamped.put("high", recorder.clampedHigh());
        return clamped;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
