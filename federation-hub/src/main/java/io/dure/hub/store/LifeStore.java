package io.dure.hub.store;

import java.util.List;

/** The lives of all instances, also of those that are long gone. */
public interface LifeStore {
    /** The one with the newest window first. */
    List<Life> lives(LifeQuery query);
}
