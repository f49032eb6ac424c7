package io.dure.collector.window;

import io.dure.collector.loss.LossLedger;
import io.dure.collector.otlp.OverloadedException;
import io.dure.federation.v1.WindowPiece;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Takes reports in: windows go to the hubs' reports, previews to the live view, each window once. */
final class WindowIntake {
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
        long arrivalMs = clock.millis();
        Conversion conversion = converter.convert(request);
        conversion.rejected().forEach((reason, n) -> losses.count("otlp-" + reason, n));
        List<WindowPiece> fresh = new ArrayList<>();
        for (MeasuredWindow window : conversion.windows()) {
            switch (ledger.admit(window, arrivalMs)) {
                case Admission.Fresh admission when window.preview() -> previews.show(piece(window, admission));
                case Admission.Fresh admission -> fresh.add(piece(window, admission));
                case Admission.Duplicate taken -> resent.increment();
            }
        }
        if (!fresh.isEmpty()) {
            windows.keep(fresh);
        }
        return new TreeMap<>(conversion.rejected());
    }

    /** How many windows came again and were not counted again. */
    long resent() {
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
