package io.dure.hub.failover.simulation;

import java.util.SplittableRandom;

/** Directed links between the three domains; within a domain everything passes. */
final class Network {
    private static final int DOMAINS = 3;

    private final SplittableRandom random;
    private final int[][] cuts = new int[DOMAINS][DOMAINS];
    private final int[][] lossPercent = new int[DOMAINS][DOMAINS];
    private final int[][] delayMs = new int[DOMAINS][DOMAINS];

    Network(SplittableRandom random) {
        this.random = random;
    }

    void cut(int from, int to, int change) {
        cuts[from][to] += change;
    }

    void loss(int from, int to, int change) {
        lossPercent[from][to] += change;
    }

    void delay(int from, int to, int change) {
        delayMs[from][to] += change;
    }

    boolean isOpen(int from, int to) {
        return cuts[from][to] == 0;
    }

    boolean isOpenBothWays(int one, int other) {
        return isOpen(one, other) && isOpen(other, one);
    }

    /** Whether one packet gets through. */
    boolean passes(int from, int to) {
        if (!isOpen(from, to)) {
            return false;
        }
        int loss = Math.min(95, lossPercent[from][to]);
        return loss == 0 || from == to || random.nextInt(100) >= loss;
    }

    boolean passesThereAndBack(int one, int other) {
        return passes(one, other) && passes(other, one);
    }

    long delay(int from, int to) {
        return 1L + random.nextInt(30) + (from == to ? 0L : delayMs[from][to]);
    }
}
