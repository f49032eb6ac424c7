package io.dure.hub.scope;

import io.dure.auth.role.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may know of.
 *
 * @param scope where the role holds
 * @param members of every service that is steered, the sites that it has members at
 * @param places of every vantage point, by its id; a nameserver is called as the vantage point that hosts it
 * @param foreign the names that no text for these eyes may say
 */
public record Sight(Scope scope, Map<String, Set<String>> members, Map<String, Place> places, ForeignNames foreign) {
    /** Of who may know of all. */
    public static final Sight EVERYTHING = new Sight(Scope.EVERYTHING, Map.of(), Map.of(), ForeignNames.NONE);

    public Sight {
        members = Map.copyOf(members);
        places = Map.copyOf(places);
    }

    /** Where a vantage point stands; without a site it is a witness, which works for all. */
    public record Place(String domain, Optional<String> site) {}

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

    /** Whether nothing is hidden for its site. */
    public boolean allSites() {
        return scope.sites().areAll();
    }

    /** Whether a vantage point, or the nameserver at it, may be named: that of a site in scope, or a witness. */
    public boolean vantagePoint(String id) {
        Place place = places.get(id);
        return allSites() || (place != null && place.site().map(this::site).orElse(true));
    }

    /** Whether a domain may be named: one that a vantage point in sight votes for. */
    public boolean domain(String domain) {
        return allSites()
                || places.entrySet().stream()
                        .anyMatch(each -> each.getValue().domain().equals(domain) && vantagePoint(each.getKey()));
    }

    /** Whether what the hub wrote may be told: it names nothing that is out of scope. */
    public boolean tells(@Nullable String text) {
        return text == null || everything() || !foreign.areIn(text);
    }
}
