package io.dure.hub.service;

import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Policy;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.ServiceDefinition;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a definition must hold before it is taken; each refusal names the key. */
final class ServiceRules {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final String WORD = "must be lower case letters, digits and hyphens: ";
    private static final Duration LONGEST_TTL = Duration.ofHours(1);

    private final Refusals refusals;

    /** Takes what is refused. */
    interface Refusals {
        /**
         * Takes one.
         *
         * @param key below the service, for example {@code members[0].site}
         */
        void refuse(String key, String problem);
    }

    private ServiceRules(Refusals refusals) {
        this.refusals = refusals;
    }

    static void judge(ServiceDefinition service, Refusals refusals) {
        new ServiceRules(refusals).judge(service);
    }

    private void judge(ServiceDefinition service) {
        require(LABEL.matcher(service.id()).matches(), "id", WORD + service.id());
        require(
                isName(service.name()),
                "name",
                "must be a lower case DNS name without the trailing dot: " + service.name());
        Duration ttl = service.ttl();
        require(
                ttl.equals(ttl.truncatedTo(ChronoUnit.SECONDS))
                        && ttl.toSeconds() >= 1
                        && ttl.compareTo(LONGEST_TTL) <= 0,
                "ttl",
                "must be whole seconds from 1s to 1h: " + Scalar.text(ttl));
        int domains = service.domains().size();
        require(
                domains >= 3 && domains % 2 == 1,
                "domains",
                "must be an odd number, at least three and each once, so that a majority can form: "
                        + service.domains().stream().sorted().toList());
        service.domains().forEach(domain -> require(LABEL.matcher(domain).matches(), "domains", WORD + domain));
        members(service.members());
        policy(service);
        Set<String> providers = new HashSet<>();
        for (String provider : service.providers()) {
            require(LABEL.matcher(provider).matches(), "providers", WORD + provider);
            require(providers.add(provider), "providers", "names " + provider + " twice");
        }
    }

    private void members(List<MemberDefinition> members) {
        require(!members.isEmpty(), "members", "must not be empty");
        Set<String> sites = new HashSet<>();
        Set<Endpoint> endpoints = new HashSet<>();
        for (int i = 0; i < members.size(); i++) {
            MemberDefinition member = members.get(i);
            String at = "members[" + i + "].";
            require(LABEL.matcher(member.site()).matches(), at + "site", WORD + member.site());
            require(sites.add(member.site()), at + "site", "has two members at site " + member.site());
            require(!member.endpoints().isEmpty(), at + "endpoints", "must not be empty");
            for (Endpoint endpoint : member.endpoints()) {
                require(endpoints.add(endpoint), at + "endpoints", "has " + endpoint + " twice");
            }
            require(
                    member.minimumUp() >= 1
                            && member.minimumUp() <= member.endpoints().size(),
                    at + "minimum-up",
                    "must be from 1 to the number of endpoints: " + member.minimumUp());
        }
        require(
                members.isEmpty() || members.stream().anyMatch(member -> member.weight() > 0),
                "members",
                "would answer nothing: every weight is 0");
    }

    private void policy(ServiceDefinition service) {
        Set<String> sites =
                service.members().stream().map(MemberDefinition::site).collect(Collectors.toSet());
        switch (service.policy()) {
            case Policy.Weighted weighted -> {}
            case Policy.ActiveActive all -> {}
            case Policy.ActiveStandby(List<String> order) ->
                require(
                        order.size() == sites.size() && sites.equals(new HashSet<>(order)),
                        "policy.order",
                        "must name the site of each member once: " + order);
            case Policy.BySubnet(var preferred) ->
                preferred
                        .keySet()
                        .forEach(site -> require(sites.contains(site), "policy.subnets", "has no member at " + site));
        }
    }

    private static boolean isName(String name) {
        if (name.length() > 253 || !name.equals(name.toLowerCase(Locale.ROOT)) || !name.contains(".")) {
            return false;
        }
        for (String label : name.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    private void require(boolean holds, String key, String problem) {
        if (!holds) {
            refusals.refuse(key, problem);
        }
    }
}
