package io.dure.auth.role;

/**
 * Where a role holds: for what belongs to one of the sites and to one of the services.
 *
 * @param sites by id
 * @param services by id, which is also what their instances report as the name of their service
 */
public record Scope(Names sites, Names services) {
    public static final Scope EVERYTHING = new Scope(new Names.All(), new Names.All());

    /** Of somebody of whom it is not known. */
    public static final Scope NOTHING = new Scope(new Names.None(), new Names.None());

    public boolean covers(String site, String service) {
        return sites.contains(site) && services.contains(service);
    }

    public boolean isEverything() {
        return sites.areAll() && services.areAll();
    }

    public boolean includes(Scope other) {
        return sites.includes(other.sites) && services.includes(other.services);
    }

    /** Where both hold. */
    public Scope and(Scope other) {
        return new Scope(sites.and(other.sites), services.and(other.services));
    }

    /** As the audit says it. */
    public String text() {
        return isEverything() ? "everything" : "sites: " + sites.text() + "; services: " + services.text();
    }
}
