package io.dure.hub.instance;

import io.dure.hub.ledger.LifeKey;
import java.util.Optional;

/** Processes and their lives, read side. */
public interface Instances {
    InstanceList list(InstanceFilter filter);

    /** Empty when no window of it was ever stored. */
    Optional<InstanceLife> life(LifeKey key);
}
