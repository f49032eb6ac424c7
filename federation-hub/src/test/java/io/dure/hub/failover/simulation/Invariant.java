package io.dure.hub.failover.simulation;

/** What must hold whatever fails. */
enum Invariant {
    NEVER_EMPTY,
    NO_EVACUATION_WITHOUT_QUORUM,
    NONE_MISSED,
    NO_OLDER_TOKEN,
    ONE_RETURN_A_HOLD_DOWN,
    PLANNED_WITHIN_GUARDRAILS,
    DRIFT_FOUND,
    SETTLES;

    /** Thrown where one does not. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Invariant invariant;

        Broken(Invariant invariant, String detail) {
            super(invariant + ": " + detail);
            this.invariant = invariant;
        }

        Invariant invariant() {
            return invariant;
        }
    }
}
