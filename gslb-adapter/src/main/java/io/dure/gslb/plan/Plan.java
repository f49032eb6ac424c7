package io.dure.gslb.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The desired state of one service at one token.
 *
 * @param service stable id, for example {@code portal}
 * @param name absolute DNS name without the trailing dot, lower case
 * @param ttl of the answers
 * @param domains the failure domains that vote: odd, at least three, never shrunk to those alive
 * @param frozenUntil automatic acts are suspended until then
 * @param policy how answers are divided among the members
 */
public record Plan(
        String service,
        String name,
        Duration ttl,
        Token token,
        List<MemberPlan> members,
        Check check,
        Set<String> domains,
        Mode mode,
        Optional<Instant> frozenUntil,
        Policy policy) {
    public Plan {
        members = List.copyOf(members);
        domains = Set.copyOf(domains);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("service " + service + " has no member");
        }
        Set<String> sites = new HashSet<>();
        for (MemberPlan member : members) {
            if (!sites.add(member.site())) {
                throw new IllegalArgumentException("two members at site " + member.site());
            }
        }
        if (members.stream().allMatch(member -> member.weight() == 0)) {
            throw new IllegalArgumentException("service " + service + " would answer nothing: every weight is 0");
        }
        if (domains.size() < 3 || domains.size() % 2 == 0) {
            throw new IllegalArgumentException("voting domains must be odd and at least three: " + domains);
        }
        for (String site : policy.sites()) {
            if (!sites.contains(site)) {
                throw new IllegalArgumentException(
                        "policy " + policy.code() + " names " + site + ", where " + service + " has no member");
            }
        }
    }

    /** Of a service that answers by weight. */
    public Plan(
            String service,
            String name,
            Duration ttl,
            Token token,
            List<MemberPlan> members,
            Check check,
            Set<String> domains,
            Mode mode,
            Optional<Instant> frozenUntil) {
        this(service, name, ttl, token, members, check, domains, mode, frozenUntil, new Policy.Weighted());
    }

    /** The same at another token. */
    public Plan at(Token other) {
        return new Plan(service, name, ttl, other, members, check, domains, mode, frozenUntil, policy);
    }

    public ServiceName serviceName() {
        return new ServiceName(service, name);
    }

    public MemberPlan member(String site) {
        return members.stream()
                .filter(member -> member.site().equals(site))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no member of " + service + " at " + site));
    }

    /**
     * Whether automatic acts are suspended.
     *
     * @param now by the wall clock, which the end was given by
     */
    public boolean isFrozen(Instant now) {
        return frozenUntil.filter(now::isBefore).isPresent();
    }
}
