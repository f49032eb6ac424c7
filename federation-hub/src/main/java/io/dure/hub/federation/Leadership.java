package io.dure.hub.federation;

/** Whether this hub leads, and since which epoch. */
public interface Leadership {
    /** The newest epoch this hub held. */
    long epoch();

    /** Only a leader acknowledges. */
    boolean leads();
}
