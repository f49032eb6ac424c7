package io.dure.hub.scope;

import io.dure.auth.role.Scope;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may know of.
 *
 * @param scope where the role holds
 * @param members of every service that is steered, the sites that it has members at
 */
public record Sight(Scope scope, Map<String, Set<String>> members) {
    /** Of who may know of all. */
    public static final Sight EVERYTHING = new Sight(Scope.EVERYTHING, Map.of());

    public Sight {
        members = Map.copyOf(members);
    }

    public boolean everything() {
        return scope.isEverything();
    }

    public boolean site(String site) {
        return scope.sites().contains(site);
    }

    /** Whether a service is there at all, as one that is steered: at least one of its members is in scope. */
    public boolean service(String service) {
        return scope.services().contains(service)
                && (scope.sites().areAll()
                        || members.getOrDefault(service, Set.of()).stream().anyMatch(this::site));
    }

    public boolean covers(String site, String service) {
        return scope.covers(site, service);
    }

    /** Whether all of a service is in scope: only then may it be acted on, and is told what people wrote about it. */
    public boolean whole(String service) {
        return scope.services().contains(service)
                && (scope.sites().areAll()
                        || (members.containsKey(service)
                                && members.get(service).stream().allMatch(this::site)));
    }

    /** Whether something is for these eyes that is about a service, a site, both, or, where it names none, about everything. */
    public boolean sees(@Nullable String service, @Nullable String site) {
        if (service != null) {
            return site == null ? service(service) : covers(site, service);
        }
        return site == null ? everything() : site(site);
    }

    /** Whether vantage points, nameservers, providers and domains may be named: those of all sites work for each service. */
    public boolean allSites() {
        return scope.sites().areAll();
    }

    /** Whether what the hub wrote may be told: of a service it names who probes it and answers for it. */
    public boolean tells(@Nullable String service) {
        return service == null ? scope.services().areAll() : allSites();
    }
}
