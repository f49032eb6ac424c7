package io.dure.collector.window;

/** Whether a window counts. */
sealed interface Admission {
    /**
     * It counts.
     *
     * @param piece number of this part of the window
     * @param shiftMs what to add to the window's start, so that it stands where this collector's clock saw it
     */
    record Fresh(int piece, long shiftMs) implements Admission {}

    /** It was taken before. */
    record Duplicate() implements Admission {}
}
