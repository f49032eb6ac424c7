package io.dure.agent.report;

import io.dure.agent.gauge.Gauges;
import io.dure.agent.gauge.RunningRequests;
import io.dure.agent.latency.LatencyCounts;
import io.dure.agent.latency.Recorder;
import io.dure.agent.latency.Slice;
import io.dure.agent.otlp.MetricsRequest;
import io.dure.agent.otlp.Resource;
import io.dure.agent.users.Users;
import io.dure.agent.window.Windows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns finished stretches of time into reports. Each carries the process's uptime, which is the sign of life of an idle
 * one, and the agent's books; a preview also what is running, a window also that and what was measured beside.
 */
public final class ReportWriter implements Windows {
    private static final String DURATION = "http.server.request.duration";
    private static final String TRANSACTIONS = "{transaction}";

    private final Reporter reporter;
    private final Recorder recorder;
    private final Books books;
    private final Outbox outbox;
    private final Beside beside;

    /** Who reports. */
    public static final class Reporter {
        private final Resource resource;
        private final String version;
        private final long startedMillis;

        /**
         * @param version of the agent
         * @param startedMillis when the process was created, epoch
         */
        public Reporter(Resource resource, String version, long startedMillis) {
            this.resource = resource;
            this.version = version;
            this.startedMillis = startedMillis;
        }
    }

    /** What a window tells beside its transactions. */
    public static final class Beside {
        private final Gauges gauges;
        private final RunningRequests running = new RunningRequests();
        private final @Nullable Users users;
        private final Supplier<OptionalLong> clockOffsetMillis;

        /**
         * @param users null: not counted
         * @param clockOffsetMillis how far this clock runs behind the collector's, where that was measured
         */
        public Beside(Gauges gauges, @Nullable Users users, Supplier<OptionalLong> clockOffsetMillis) {
            this.gauges = gauges;
            this.users = users;
            this.clockOffsetMillis = clockOffsetMillis;
        }
    }

    public ReportWriter(Reporter reporter, Recorder recorder, Books books, Outbox outbox, Beside beside) {
        this.reporter = reporter;
        this.recorder = recorder;
        this.books = books;
        this.outbox = outbox;
        this.beside = beside;
    }

    @Override
    public void live(Slice slice, long startMillis, long endMillis) {
        MetricsRequest request = request(startMillis, endMillis);
        uptime(request, endMillis, Collections.emptyMap());
        request.durations("dure.live." + DURATION, slice);
        beside.running.writePreview(request, endMillis);
        Books.Page page = books.page();
        write(request, page, page.created() + page.previewed() + slice.transactions());
        outbox.putLive(new Report(gzip(request.toBytes()), slice, endMillis, false));
        books.previewed(slice);
    }

    @Override
    public void window(Slice slice, long startMillis, long endMillis, boolean last) {
        MetricsRequest request = request(startMillis, endMillis);
        uptime(request, endMillis, users());
        request.durations(DURATION, slice);
        request.counts("dure.apdex.satisfied", slice, LatencyCounts::satisfied);
        request.counts("dure.apdex.tolerating", slice, LatencyCounts::tolerating);
        Books.Page page = books.page();
        write(request, page, page.created() + slice.transactions());
        request.gauge("dure.agent.waiting", "{window}", page.waitingWindows() + 1);
        request.count("dure.agent.clamped", TRANSACTIONS, "bound", clamped(), reporter.startedMillis);
        beside.clockOffsetMillis
                .get()
                .ifPresent(offset -> request.gauge("dure.agent.clock_offset", "ms", (double) offset));
        if (last) {
            request.gauge("dure.agent.last", "1", 1);
        }
        beside.running.writeWindow(request);
        beside.gauges.write(request, endMillis);
        outbox.putWindow(new Report(gzip(request.toBytes()), slice, endMillis, last));
    }

    private MetricsRequest request(long startMillis, long endMillis) {
        return new MetricsRequest(reporter.resource, reporter.version, startMillis, endMillis);
    }

    private void uptime(MetricsRequest request, long endMillis, Map<String, ?> attributes) {
        request.gauge("process.uptime", "s", Math.max(0, endMillis - reporter.startedMillis) / 1e3, attributes);
    }

    private void write(MetricsRequest request, Books.Page page, long created) {
        request.count("dure.agent.created", TRANSACTIONS, created, reporter.startedMillis);
        request.count("dure.agent.dropped", TRANSACTIONS, "reason", page.dropped(), reporter.startedMillis);
    }

    private Map<String, ?> users() {
        if (beside.users == null) {
            return Collections.emptyMap();
        }
        Users.Seen seen = beside.users.drain();
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("dure.users", seen.hashes());
        attributes.put("dure.users.overflow", seen.overflow());
        attributes.put("dure.users.source", beside.users.choice().word());
        return Collections.unmodifiableMap(attributes);
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
