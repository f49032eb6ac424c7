package io.dure.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Tells a reader how far it is, with the seconds since the start. */
public final class Progress {
    private final PrintStream out;
    private final long started = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    public void step(String text) {
        out.println(String.format(Locale.ROOT, "[%6.1f s] %s", seconds(), text));
        out.flush();
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Since the start. */
    public double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }
}
