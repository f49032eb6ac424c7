package io.dure.gslb.evacuation;

/** A member changed its state at this nameserver. */
public sealed interface EvacuationChange {
    String site();

    /** Taken out by quorum here; becomes an {@link EvacuationEvent} once it is persisted and answered. */
    record TakenOut(Evacuation evacuation) implements EvacuationChange {
        @Override
        public String site() {
            return evacuation.site();
        }
    }

    /** A leader's plan took it out, or took this nameserver's own evacuation over. */
    record Latched(String site, long generation) implements EvacuationChange {}

    /** A leader's plan put it back. */
    record PutBack(String site, long generation) implements EvacuationChange {}
}
