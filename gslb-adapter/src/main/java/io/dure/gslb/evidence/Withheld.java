package io.dure.gslb.evidence;

import java.util.Optional;

/** Why an evacuation is wanted by the quorum but not done by the nameserver itself. */
public enum Withheld {
    /** The service only watches. */
    OFF("off"),
    /** One click is awaited. */
    APPROVAL("approval"),
    /** Automatic acts are suspended. */
    FROZEN("frozen"),
    /** Nothing fit would be left to answer. */
    NEVER_EMPTY("never-empty");

    private final String code;

    Withheld(String code) {
        this.code = code;
    }

    /** Stable, as it stands on the wire and in the API. */
    public String code() {
        return code;
    }

    /** The reason of a code; empty for an empty or unknown one. */
    public static Optional<Withheld> of(String code) {
        for (Withheld withheld : values()) {
            if (withheld.code.equals(code)) {
                return Optional.of(withheld);
            }
        }
        return Optional.empty();
    }
}
