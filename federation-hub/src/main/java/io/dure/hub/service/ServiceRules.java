package io.dure.hub.service;

import io.dure.gslb.plan.Endpoint;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.ServiceDefinition;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a definition must hold before it is taken; each refusal names the property. */
final class ServiceRules {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Duration LONGEST_TTL = Duration.ofHours(1);

    private ServiceRules() {}

    static ServiceDefinition checked(ServiceDefinition service) {
        String id = service.id();
        require(LABEL.matcher(id).matches(), "id", "must be lower case letters, digits and hyphens: " + id);
        require(
                isName(service.name()),
                "name",
                "must be a lower case DNS name without the trailing dot: " + service.name());
        Duration ttl = service.ttl();
        require(
                ttl.equals(Duration.ofSeconds(ttl.toSeconds()))
                        && ttl.toSeconds() >= 1
                        && ttl.compareTo(LONGEST_TTL) <= 0,
                "ttl",
                "must be whole seconds from 1s to 1h: " + ttl);
        requireMembers(service.members());
        return service;
    }

    static Set<String> domains(List<String> domains) {
        Set<String> distinct = new HashSet<>(domains);
        require(
                domains.size() >= 3 && domains.size() % 2 == 1 && distinct.size() == domains.size(),
                "domains",
                "must be an odd number, at least three and each once, so that a majority can form: " + domains);
        return distinct;
    }

    private static void requireMembers(List<MemberDefinition> members) {
        require(!members.isEmpty(), "members", "must not be empty");
        Set<String> sites = new HashSet<>();
        Set<Endpoint> endpoints = new HashSet<>();
        for (MemberDefinition member : members) {
            String site = member.site();
            require(
                    LABEL.matcher(site).matches(),
                    "members.site",
                    "must be lower case letters, digits and hyphens: " + site);
            require(sites.add(site), "members", "has two members at site " + site);
            require(!member.endpoints().isEmpty(), "members.endpoints", "at " + site + " must not be empty");
            for (Endpoint endpoint : member.endpoints()) {
                require(endpoints.add(endpoint), "members.endpoints", "has " + endpoint + " twice");
            }
            require(
                    member.minimumUp() >= 1
                            && member.minimumUp() <= member.endpoints().size(),
                    "members.minimum-up",
                    "at " + site + " must be from 1 to the number of endpoints: " + member.minimumUp());
        }
        require(
                members.stream().anyMatch(member -> member.weight() > 0),
                "members.weight",
                "would answer nothing: every weight is 0");
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

    private static void require(boolean holds, String property, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(property + " " + problem);
        }
    }
}
