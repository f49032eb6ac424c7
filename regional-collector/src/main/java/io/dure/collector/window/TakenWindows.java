package io.dure.collector.window;

import java.util.Arrays;

/**
 * Which of an agent's newest 128 windows were taken: twenty minutes in sixteen bytes, twice what an agent keeps. Windows
 * older than that are not known here; the hub knows them for a day.
 */
final class TakenWindows {
    static final int REMEMBERED = 128;

    private final long[] taken = new long[REMEMBERED / Long.SIZE];
    private long newest = Long.MIN_VALUE;

    /**
     * Notes a window.
     *
     * @param number of the window, one higher than that of the window before
     * @return false if it was noted before
     */
    boolean take(long number) {
        if (number > newest) {
            clear(newest == Long.MIN_VALUE ? REMEMBERED : number - newest, number);
            newest = number;
        } else if (isForgotten(number)) {
            return true;
        }
        boolean fresh = (taken[word(number)] & bit(number)) == 0;
        taken[word(number)] |= bit(number);
        return fresh;
    }

    /** Takes a note back. */
    void release(long number) {
        if (number <= newest && !isForgotten(number)) {
            taken[word(number)] &= ~bit(number);
        }
    }

    private boolean isForgotten(long number) {
        return number <= newest - REMEMBERED;
    }

    private void clear(long passed, long upTo) {
        if (passed >= REMEMBERED) {
            Arrays.fill(taken, 0);
            return;
        }
        for (long number = upTo - passed + 1; number <= upTo; number++) {
            taken[word(number)] &= ~bit(number);
        }
    }

    private static int word(long number) {
        return Math.floorMod(number, REMEMBERED) / Long.SIZE;
    }

    private static long bit(long number) {
        return 1L << number;
    }
}
