package io.dure.hub.metric;

/** An answer would have more series than anybody can look at. */
public final class TooManySeries extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TooManySeries(int most) {
        super("more than " + most + " series", null, false, false);
    }
}
