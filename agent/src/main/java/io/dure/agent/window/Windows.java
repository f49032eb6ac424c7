package io.dure.agent.window;

import io.dure.agent.latency.Slice;

/** Where finished stretches of time go. Times are epoch milliseconds, aligned to the length. */
public interface Windows {
    /** A preview of 2 s: shown, never stored. */
    void live(Slice slice, long startMillis, long endMillis);

    /**
     * A window of 10 s: sent until it is answered.
     *
     * @param last closed before its time, because the process ends
     */
    void window(Slice slice, long startMillis, long endMillis, boolean last);
}
