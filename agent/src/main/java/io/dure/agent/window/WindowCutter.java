package io.dure.agent.window;

import io.dure.agent.latency.Recorder;
import io.dure.agent.latency.Slice;

/**
 * Drains the recorder at each multiple of 2 s and sums five slices to the window of 10 s. A transaction belongs to the
 * window in which it ended. Called late (a stopped process, a long collection) it closes each window that is due, the
 * first with all that was counted; of more than a minute it skips the empty ones, about which it knows nothing.
 */
public final class WindowCutter {
    public static final long SLICE_MILLIS = 2_000;
    public static final long WINDOW_MILLIS = 10_000;

    private static final long LONGEST_CATCH_UP_MILLIS = 60_000;

    private final Recorder recorder;
    private final Windows windows;
    private long sliceEnd;
    private Slice window = Slice.EMPTY;
    private boolean finished;

    public WindowCutter(Recorder recorder, Windows windows, long nowMillis) {
        this.recorder = recorder;
        this.windows = windows;
        this.sliceEnd = nextBoundary(nowMillis);
    }

    /**
     * Closes what is due.
     *
     * @param nowMillis by the agent's clock
     * @return when to be called next
     */
    public synchronized long cut(long nowMillis) {
        while (!finished && sliceEnd <= nowMillis) {
            Slice slice = recorder.drain();
            window = window.plus(slice);
            windows.live(slice, sliceEnd - SLICE_MILLIS, sliceEnd);
            if (sliceEnd % WINDOW_MILLIS == 0) {
                closeWindow(false);
            }
            if (nowMillis - sliceEnd > LONGEST_CATCH_UP_MILLIS) {
                if (sliceEnd % WINDOW_MILLIS != 0) {
                    closeWindow(false);
                }
                sliceEnd = nextBoundary(nowMillis);
            } else {
                sliceEnd += SLICE_MILLIS;
            }
        }
        return finished ? nextBoundary(nowMillis) : sliceEnd;
    }

    /** Closes the running window early, because the process or its counting ends. Nothing is cut after that. */
    public synchronized void finish() {
        if (!finished) {
            finished = true;
            window = window.plus(recorder.drain());
            closeWindow(true);
        }
    }

    private void closeWindow(boolean last) {
        long start = Math.floorDiv(sliceEnd - 1, WINDOW_MILLIS) * WINDOW_MILLIS;
        windows.window(window, start, start + WINDOW_MILLIS, last);
        window = Slice.EMPTY;
    }

    private static long nextBoundary(long nowMillis) {
        return (Math.floorDiv(nowMillis, SLICE_MILLIS) + 1) * SLICE_MILLIS;
    }
}
