package io.dure.auth.role;

/**
 * Where a role holds: for what belongs to one of the sites and to one of the services.
 *
 * @param sites by name
 * @param services by DNS name
 */
public record Scope(Names sites, Names services) {
    public static final Scope EVERYTHING = new Scope(new Names.All(), new Names.All());

    public boolean covers(String site, String service) {
        return sites.contains(site) && services.contains(service);
    }
}
