package io.dure.agent.otlp;

import java.util.Collections;
import java.util.Map;

/** What a quantity measured at one moment. */
public final class GaugePoint {
    private final long millis;
    private final double value;
    private final Map<String, ?> attributes;

    /**
     * @param millis epoch
     * @param attributes String, Long or byte[] by their keys
     */
    public GaugePoint(long millis, double value, Map<String, ?> attributes) {
        this.millis = millis;
        this.value = value;
        this.attributes = attributes;
    }

    /** A value that has no siblings. */
    public GaugePoint(long millis, double value) {
        this(millis, value, Collections.emptyMap());
    }

    long millis() {
        return millis;
    }

    double value() {
        return value;
    }

    Map<String, ?> attributes() {
        return attributes;
    }
}
