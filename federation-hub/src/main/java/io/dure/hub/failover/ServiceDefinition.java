package io.dure.hub.failover;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A service as operators define it. Weights and mode are what operators last set.
 *
 * @param id stable, for example {@code portal}
 * @param name absolute DNS name without the trailing dot, lower case
 * @param domains failure domains that vote: odd, at least three
 */
public record ServiceDefinition(
        String id,
        String name,
        Duration ttl,
        Mode mode,
        Set<String> domains,
        Check check,
        List<MemberDefinition> members) {
    public ServiceDefinition {
        domains = Set.copyOf(domains);
        members = List.copyOf(members);
    }
}
