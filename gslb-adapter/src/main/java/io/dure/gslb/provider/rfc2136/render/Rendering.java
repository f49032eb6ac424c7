package io.dure.gslb.provider.rfc2136.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A plan as a zone can tell it. */
public sealed interface Rendering {
    /**
     * The records at the service's name, and below it where it is delegated.
     *
     * @param phases complete sets, one of which is served at a time; more than one only where sites take turns
     * @param turn how long one phase is served
     */
    record Records(List<Set<ZoneRecord>> phases, Duration turn) implements Rendering {
        public Records {
            phases = phases.stream().map(Set::copyOf).toList();
            if (phases.isEmpty() || phases.stream().anyMatch(Set::isEmpty)) {
                throw new IllegalArgumentException("a service would answer nothing");
            }
        }

        static Records always(Set<ZoneRecord> records) {
            return new Records(List.of(records), Duration.ofSeconds(1));
        }

        /** What is to be served at a time. */
        public Set<ZoneRecord> at(Instant now) {
            return phases.get(Turns.at(now, turn, phases.size()));
        }

        /** Whether {@code held} is what is served at some time. */
        public boolean isServedBy(Set<ZoneRecord> held) {
            return phases.contains(held);
        }
    }

    /**
     * It cannot be told.
     *
     * @param code one of {@link io.dure.gslb.provider.ApplyResult.Refused}'s
     */
    record Refused(String code, String message) implements Rendering {}
}
