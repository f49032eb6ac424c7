package io.dure.hub.stream;

import io.dure.auth.role.Scope;
import io.dure.hub.scope.Sight;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What an event says to those whose role holds somewhere: written when the first of a scope hears it, and once for all of them. */
final class Cut {
    /** For them it is not. */
    static final Cut NOTHING = new Cut(sight -> Optional.empty());

    private static final byte[] NONE = {};

    private final Function<Sight, Optional<byte[]>> written;
    private final Map<Scope, byte[]> byScope = new ConcurrentHashMap<>();

    /** @param written the JSON of what is for these eyes; empty: nothing is */
    Cut(Function<Sight, Optional<byte[]>> written) {
        this.written = written;
    }

    byte[] of(Sight sight, Function<byte[], byte[]> frame) {
        byte[] known = byScope.get(sight.scope());
        if (known != null) {
            return known;
        }
        // Not under the map's lock: it may be asked of what waits for others. Twice does no harm.
        byte[] fresh = written.apply(sight).map(frame).orElse(NONE);
        byScope.put(sight.scope(), fresh);
        return fresh;
    }
}
