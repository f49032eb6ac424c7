package io.dure.gslb.nameserver;

import io.dure.gslb.nameserver.evidence.EvidenceKey;
import io.dure.gslb.nameserver.server.Transport;
import io.dure.gslb.nameserver.zone.ZoneConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A nameserver as its operator configured it.
 *
 * @param id of the vantage point, which is the nameserver's too
 * @param hosted empty for a witness, which serves evidence only
 */
public record NameserverConfig(String id, Transport transport, EvidenceKey key, Optional<Hosted> hosted) {
    /**
     * A zone that is answered here.
     *
     * @param data folder that holds plans, tokens and evacuations across restarts; one nameserver a folder
     * @param staleAfter age from which a vantage point's evidence is silence
     */
    public record Hosted(ZoneConfig zone, Path data, Duration staleAfter) {}
}
