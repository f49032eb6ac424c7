package io.dure.hub.api;

/** An answer that may name people or carry what they wrote. */
public interface Personal {
    /** The same for a display on a wall, which everybody may read: what happened, not who did it or what was said. */
    Object withoutPeople();
}
