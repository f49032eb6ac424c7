package io.dure.hub.steering;

/** What an operator does with a member by hand. */
public enum OverrideAction {
    /** Out now, or held out. */
    EVACUATE,
    /** Back now, with its full weight. */
    RETURN,
    /** An operator's evacuation ends: the member returns by hold-down and steps. */
    RELEASE
}
