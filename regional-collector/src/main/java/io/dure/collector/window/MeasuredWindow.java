package io.dure.collector.window;

import io.dure.federation.v1.WindowPiece;
import java.util.Optional;

/**
 * One part of a window of one instance as a report brought it, by the instance's clock.
 *
 * @param content all but the place where it is counted, which this collector's clock decides
 * @param preview a live value that the window will replace
 * @param newestMs the latest moment that the part measured, close to when it was sent for the first time; empty where
 *     that says nothing about the sender's clock
 */
record MeasuredWindow(WindowPiece content, boolean preview, Optional<Long> newestMs) {
    static MeasuredWindow of(WindowPiece content, Optional<Long> newestMs) {
        return new MeasuredWindow(content, false, newestMs);
    }

    static MeasuredWindow preview(WindowPiece content) {
        return new MeasuredWindow(content, true, Optional.empty());
    }
}
