package io.dure.hub.failover;

import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.plan.Token;
import java.time.Instant;
import java.util.Optional;

/**
 * One provider as the leader knows it.
 *
 * @param reachable whether the last attempt got an answer
 * @param held the token last written or observed there
 * @param inSync holds the desired plan
 * @param status what it answers, the newest seen
 * @param statusSeen when that was seen here
 * @param cause of the last failure, or empty
 */
public record ProviderView(
        String id,
        boolean reachable,
        Optional<Token> held,
        boolean inSync,
        Optional<NameserverStatus> status,
        Optional<Instant> statusSeen,
        String cause) {}
