package io.dure.agent.start;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The agent's few lines on standard error. No logging framework: initialising one before the application does breaks
 * application servers. Bounded, so that a fault that repeats does not fill the operator's log.
 */
public final class Console {
    private static final int LINES = 50;

    private final PrintStream out;
    private final AtomicInteger said = new AtomicInteger();

    public Console(PrintStream out) {
        this.out = out;
    }

    /** As {@link #say(String)}. Never throws: who says it goes on, also where no memory is left to say it by. */
    public void say(String line, Throwable cause) {
        try {
            say(line + ": " + cause);
        } catch (Throwable unsaid) {
            // Nothing is left to do.
        }
    }

    public void say(String line) {
        int n = said.incrementAndGet();
        if (n <= LINES) {
            out.println("[dure] " + line + (n == LINES ? " (further lines are not shown)" : ""));
        }
    }
}
