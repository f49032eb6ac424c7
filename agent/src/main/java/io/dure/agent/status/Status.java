package io.dure.agent.status;

import io.dure.agent.latency.Recorder;
import io.dure.agent.otlp.Resource;
import io.dure.agent.report.Books;
import java.net.URI;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The agent's present state as JSON. Times are ISO 8601, counts are transactions since the start of the process. */
public final class Status implements Supplier<String> {
    private final Resource resource;
    private final Instant started;
    private final Books books;
    private final Recorder recorder;
    private final Supplier<URI> collector;
    private final Supplier<OptionalLong> clockOffsetMillis;

    /**
     * @param started when the process was created
     * @param collector that reports go to now
     */
    public Status(
            Resource resource,
            Instant started,
            Books books,
            Recorder recorder,
            Supplier<URI> collector,
            Supplier<OptionalLong> clockOffsetMillis) {
        this.resource = resource;
        this.started = started;
        this.books = books;
        this.recorder = recorder;
        this.collector = collector;
        this.clockOffsetMillis = clockOffsetMillis;
    }

    @Override
    public String get() {
        Books.Page page = books.page();
        Json json = new Json()
                .text("service", resource.service())
                .text("instance", resource.instance())
                .text("startedAt", started.toString());
        if (page.windowEndMillis() > 0) {
            json.text("windowEnd", Instant.ofEpochMilli(page.windowEndMillis()).toString());
        } else {
            json.unknown("windowEnd");
        }
        TreeMap<String, Long> clamped = new TreeMap<>();
        clamped.put("low", recorder.clampedLow());
        clamped.put("high", recorder.clampedHigh());
        json.number("created", page.created())
                .number("probes", page.probes())
                .number("waitingWindows", page.waitingWindows())
                .number("waitingTransactions", page.waiting())
                .number("accepted", page.accepted())
                .numbers("dropped", page.dropped())
                .numbers("clamped", clamped)
                .text("collector", collector.get().toString());
        OptionalLong offset = clockOffsetMillis.get();
        if (offset.isPresent()) {
            json.number("clockOffsetMs", offset.getAsLong());
        } else {
            json.unknown("clockOffsetMs");
        }
        return json.truth("last", page.last()).toString();
    }
}
