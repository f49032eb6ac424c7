package io.dure.hub.stream;

import io.dure.auth.role.Scope;
import io.dure.hub.scope.Sight;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** What an event says to those who may look somewhere only: written when the first of a scope hears it, and once for all of them. */
final class Cut {
    /** For them it is not. */
    static final Cut NOTHING = new Cut((sight, withoutPeople) -> Optional.empty());

    private static final byte[] NONE = {};

    private final Writer writer;
    private final Map<Ears, byte[]> byEars = new ConcurrentHashMap<>();

    Cut(Writer writer) {
        this.writer = writer;
    }

    /** Writes the JSON of what is for these eyes; empty: nothing is. */
    @FunctionalInterface
    interface Writer {
        Optional<byte[]> write(Sight sight, boolean withoutPeople);
    }

    /**
     * Who hears the same.
     *
     * @param display of a wall, which is told of no people
     */
    record Ears(Scope scope, boolean display) {}

    byte[] of(Ears ears, Supplier<Sight> sight, Function<byte[], byte[]> frame) {
        byte[] known = byEars.get(ears);
        if (known != null) {
            return known;
        }
        // Not under the map's lock: it may be asked of what waits for others. Twice does no harm.
        byte[] fresh = writer.write(sight.get(), ears.display()).map(frame).orElse(NONE);
        byEars.put(ears, fresh);
        return fresh;
    }
}
