package io.dure.hub.dashboard;

/** What somebody may do with a dashboard, each right including the ones before it. */
public enum Right {
    /** Looks at it, and copies it. */
    VIEW,
    /** Also saves it. */
    EDIT,
    /** Also shares and deletes it. */
    OWN;

    public boolean includes(Right other) {
        return compareTo(other) >= 0;
    }
}
