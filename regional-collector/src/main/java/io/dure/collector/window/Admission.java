package io.dure.collector.window;

import io.dure.federation.v1.WindowPiece;

/** Whether a window counts. */
sealed interface Admission {
    /**
     * It counts.
     *
     * @param piece stands where this collector's clock saw it
     */
    record Fresh(WindowPiece piece) implements Admission {}

    /** It was taken before. */
    record Duplicate() implements Admission {}

    /** Another request brings it at this moment, and it is not known yet whether it will be kept. */
    record Underway() implements Admission {}
}
