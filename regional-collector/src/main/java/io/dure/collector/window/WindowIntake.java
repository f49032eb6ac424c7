package io.dure.collector.window;

import io.dure.collector.loss.LossLedger;
import io.dure.federation.v1.WindowPiece;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes reports in: windows go to the hubs' reports, previews to the live view, each window once. */
public final class WindowIntake {
    private final ReportConverter converter;
    private final InstanceLedger ledger;
    private final LossLedger losses;
    private final InstantSource clock;
    private final Consumer<WindowPiece> windows;
    private final Consumer<WindowPiece> previews;
    private final LongAdder resent = new LongAdder();

    /**
     * @param serviceNames the DNS names that are steered, lower case
     * @param windows takes each window that is new
     * @param previews takes each live value
     */
    public WindowIntake(
            String site,
            Supplier<Set<String>> serviceNames,
            LossLedger losses,
            InstantSource clock,
            Consumer<WindowPiece> windows,
            Consumer<WindowPiece> previews) {
        this.converter = new ReportConverter(site, serviceNames);
        this.ledger = new InstanceLedger(losses);
        this.losses = losses;
        this.clock = clock;
        this.windows = windows;
        this.previews = previews;
    }

    /**
     * Takes one report.
     *
     * @return the data points that were rejected, by reason; each is counted as a loss, too
     */
    public Map<String, Long> take(ExportMetricsServiceRequest request) {
        long arrivalMs = clock.millis();
        Conversion conversion = converter.convert(request);
        conversion.rejected().forEach((reason, n) -> losses.count("otlp-" + reason, n));
        for (MeasuredWindow window : conversion.windows()) {
            switch (ledger.admit(window, arrivalMs)) {
                case Admission.Fresh fresh -> (window.preview() ? previews : windows).accept(piece(window, fresh));
                case Admission.Duplicate taken -> resent.increment();
            }
        }
        return new TreeMap<>(conversion.rejected());
    }

    /** How many windows came again and were not counted again. */
    public long resent() {
        return resent.sum();
    }

    private static WindowPiece piece(MeasuredWindow window, Admission.Fresh fresh) {
        return WindowPiece.newBuilder()
                .setInstance(window.instance())
                .setWindowStartMs(window.startMs() + fresh.shiftMs())
                .setWindowMs(window.lengthMs())
                .setPiece(fresh.piece())
                .addAllSeries(window.series())
                .build();
    }
}
