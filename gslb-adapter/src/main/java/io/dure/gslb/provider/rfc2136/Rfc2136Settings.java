package io.dure.gslb.provider.rfc2136;

import io.dure.gslb.provider.rfc2136.render.Renderer;
import io.dure.gslb.provider.rfc2136.render.Weighting;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A zone that is changed by UPDATE messages, as its operator configured it.
 *
 * @param id of the provider
 * @param zone its apex, for example {@code egov.test}
 * @param primary takes the changes, and is read back
 * @param secondaries the zone's other servers, asked for the serial; may be none
 * @param adopted ids of services whose names may be taken over although they hold records that were not made here
 * @param timeout for one connection or one answer; the whole of a call takes four of them at most
 */
public record Rfc2136Settings(
        String id,
        String zone,
        ZoneServer primary,
        List<ZoneServer> secondaries,
        TsigKey key,
        Transport transport,
        Weighting weighting,
        Set<String> adopted,
        Duration timeout) {
    /** Long enough for a server that at times takes a second to write. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(3);

    /** What carries the messages. */
    public enum Transport {
        /** One connection a call: what was lost was sent again by the kernel, and a refused connection proves that nothing left. */
        TCP,
        /** Messages of up to 512 bytes by UDP, larger ones and cut answers by TCP. A change is never sent twice. */
        UDP
    }

    public Rfc2136Settings {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a provider without an id");
        }
        zone = new Renderer(zone, weighting).zone();
        secondaries = List.copyOf(secondaries);
        adopted = Set.copyOf(adopted);
        if (secondaries.size() > 16) {
            throw new IllegalArgumentException("at most 16 secondaries, not " + secondaries.size());
        }
        if (secondaries.contains(primary) || new HashSet<>(secondaries).size() != secondaries.size()) {
            throw new IllegalArgumentException("a server of " + zone + " is named twice");
        }
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("a timeout of 100 ms to 30 s, not " + timeout);
        }
    }

    /** With the default timeout, by TCP, adopting nothing. */
    public static Rfc2136Settings of(
            String id,
            String zone,
            ZoneServer primary,
            List<ZoneServer> secondaries,
            TsigKey key,
            Weighting weighting) {
        return new Rfc2136Settings(
                id, zone, primary, secondaries, key, Transport.TCP, weighting, Set.of(), DEFAULT_TIMEOUT);
    }
}
