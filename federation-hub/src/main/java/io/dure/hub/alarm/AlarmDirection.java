package io.dure.hub.alarm;

/** On which side of its limits a value is wrong. */
public enum AlarmDirection {
    ABOVE,
    BELOW;

    boolean isBeyond(double value, double limit) {
        return this == ABOVE ? value > limit : value < limit;
    }

    String word() {
        return this == ABOVE ? "above" : "below";
    }
}
