package io.dure.hub.store;

import java.util.Locale;

/** Why the hub does not store a window. */
public enum Refusal {
    /** Older than the windows whose keys are remembered: it might have been stored before. */
    TOO_LATE,
    /** Far ahead of the hub's clock. */
    FUTURE,
    /** Its counts contradict each other. */
    MALFORMED;

    /** The stable code, as in {@link Life#lost}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
