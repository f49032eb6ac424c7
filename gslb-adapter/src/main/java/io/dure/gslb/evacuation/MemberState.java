package io.dure.gslb.evacuation;

/** Where a member stands at one nameserver; the legal transitions are in {@link EvacuationMachine}. */
public enum MemberState {
    /** As the plan has it; also with weight 0. */
    ANSWERING,
    /** Taken out here by quorum. */
    EVACUATED,
    /** Taken out by a leader's plan. */
    LATCHED
}
