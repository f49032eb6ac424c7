package io.dure.hub.session;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps the sessions over a restart of the hub. */
public interface SessionRecords {
    List<SessionRecord> all();

    /** A new one; there when this returns. */
    void save(SessionRecord session);

    /** When some of them were used last, by hash; those that are gone are passed over. */
    void used(Map<String, Instant> lastUses);

    /** By hash; gone when this returns. */
    void remove(Collection<String> hashes);
}
