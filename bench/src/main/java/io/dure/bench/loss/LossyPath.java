package io.dure.bench.loss;

import java.util.SplittableRandom;

/**
 * One probe over a path that loses each packet with the same chance, in either direction. Of the kernel it knows what
 * decides: a lost SYN is sent again after a second, anything later after 200 ms and then after twice as long each time.
 */
final class LossyPath {
    private static final int SYN_AGAIN_MS = 1_000;
    private static final int DATA_AGAIN_MS = 200;

    private final double loss;
    private final int attempts;
    private final int timeoutMs;
    private final SplittableRandom random;

    /** @param attempts to connect within the timeout, evenly spread */
    LossyPath(double loss, int attempts, int timeoutMs, SplittableRandom random) {
        this.loss = loss;
        this.attempts = attempts;
        this.timeoutMs = timeoutMs;
        this.random = random;
    }

    /** Whether the answer comes in time; the way itself takes none. */
    boolean probe() {
        int connected = Integer.MAX_VALUE;
        for (int attempt = 0; attempt < attempts; attempt++) {
            int begun = attempt * timeoutMs / attempts;
            for (int sent = begun; sent < Math.min(timeoutMs, connected); sent += SYN_AGAIN_MS) {
                if (arrive(2)) {
                    connected = sent;
                }
            }
        }
        int asked = delivered(connected);
        return delivered(asked) < timeoutMs;
    }

    /** When something sent first at {@code at} gets through. */
    private int delivered(int at) {
        int again = DATA_AGAIN_MS;
        int sent = at;
        while (sent < timeoutMs && !arrive(1)) {
            sent += again;
            again *= 2;
        }
        return sent;
    }

    /** Whether so many packets all get through. */
    boolean arrive(int packets) {
        for (int packet = 0; packet < packets; packet++) {
            if (random.nextDouble() < loss) {
                return false;
            }
        }
        return true;
    }
}
