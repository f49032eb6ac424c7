package io.dure.hub.failover;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A service as operators define it. Weights and mode are what operators last set.
 *
 * @param id stable, for example {@code portal}
 * @param name absolute DNS name without the trailing dot, lower case
 * @param domains failure domains that vote: odd, at least three
 * @param providers ids of those that answer for the service besides the nameservers of its sites
 */
public record ServiceDefinition(
        String id,
        String name,
        Duration ttl,
        Mode mode,
        Set<String> domains,
        Check check,
        List<MemberDefinition> members,
        Policy policy,
        Guardrails guardrails,
        List<String> providers,
        Drift drift) {
    public ServiceDefinition {
        domains = Set.copyOf(domains);
        members = List.copyOf(members);
        providers = List.copyOf(providers);
        for (String site : policy.sites()) {
            if (members.stream().noneMatch(member -> member.site().equals(site))) {
                throw new IllegalArgumentException(
                        "policy: " + policy.code() + " names " + site + ", where there is no member");
            }
        }
    }

    /** By weights, at the nameservers of its sites, without guardrails. */
    public static ServiceDefinition weighted(
            String id,
            String name,
            Duration ttl,
            Mode mode,
            Set<String> domains,
            Check check,
            List<MemberDefinition> members) {
        return new ServiceDefinition(
                id,
                name,
                ttl,
                mode,
                domains,
                check,
                members,
                new Policy.Weighted(),
                Guardrails.none(),
                List.of(),
                Drift.REPORT);
    }

    /** The same, answered by these besides the nameservers. */
    public ServiceDefinition boundTo(List<String> others, Drift wish) {
        return new ServiceDefinition(id, name, ttl, mode, domains, check, members, policy, guardrails, others, wish);
    }

    /** The same within other guardrails. */
    public ServiceDefinition within(Guardrails others) {
        return new ServiceDefinition(id, name, ttl, mode, domains, check, members, policy, others, providers, drift);
    }

    /** The same as operators set it meanwhile. */
    ServiceDefinition set(Mode current, List<MemberDefinition> weighted) {
        return new ServiceDefinition(
                id, name, ttl, current, domains, check, weighted, policy, guardrails, providers, drift);
    }
}
