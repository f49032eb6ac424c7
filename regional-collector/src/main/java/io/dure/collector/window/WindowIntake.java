package io.dure.collector.window;

import io.dure.collector.loss.LossLedger;
import io.dure.collector.otlp.OverloadedException;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Takes reports in: windows go to the hubs' reports, previews to the live view, each window once. */
final class WindowIntake {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final ReportConverter converter;
    private final InstanceLedger ledger;
    private final LossLedger losses;
    private final InstantSource clock;
    private final WindowSink windows;
    private final PreviewSink previews;
    private final LongAdder resent = new LongAdder();

    /**
     * @param serviceNames the DNS names that are steered, lower case
     * @param windows takes each window that is new
     * @param previews takes each live value
     */
    WindowIntake(
            String site,
            Supplier<Set<String>> serviceNames,
            InstanceLedger ledger,
            LossLedger losses,
            InstantSource clock,
            WindowSink windows,
            PreviewSink previews) {
        this.converter = new ReportConverter(site, serviceNames);
        this.ledger = ledger;
        this.losses = losses;
        this.clock = clock;
        this.windows = windows;
        this.previews = previews;
    }

    /**
     * Takes one report.
     *
     * @return the data points that were rejected, by reason; each is counted as a loss, too
     * @throws OverloadedException if none of its windows was taken
     */
    Map<String, Long> take(ExportMetricsServiceRequest request) throws OverloadedException {
        Conversion conversion = converter.convert(request);
        try (InstanceLedger.Taking taking = ledger.begin(clock.millis())) {
            long again = 0;
            for (MeasuredWindow window : conversion.windows()) {
                switch (taking.admit(window)) {
                    case Admission.Fresh fresh when window.preview() -> previews.show(fresh.piece());
                    case Admission.Fresh fresh -> {}
                    case Admission.Duplicate taken -> again++;
                    case Admission.Underway underway ->
                        throw OverloadedException.unavailable(
                                "underway", "another request brings the same window", AGAIN);
                }
            }
            if (!taking.fresh().isEmpty()) {
                windows.keep(taking.fresh());
            }
            taking.kept();
            resent.add(again);
        }
        conversion.rejected().forEach((reason, n) -> losses.count("otlp-" + reason, n));
        return new TreeMap<>(conversion.rejected());
    }

    /** How many windows came again and were not counted again. */
    long resent() {
        return resent.sum();
    }
}
