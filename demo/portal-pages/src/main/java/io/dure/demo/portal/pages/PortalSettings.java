package io.dure.demo.portal.pages;

import java.net.URI;

/** How one instance of the portal behaves. Immutable. */
public final class PortalSettings {
    private final URI notices;
    private final String site;
    private final String instance;
    private final int slowSearchEvery;
    private final long slowSearchMillis;
    private final int errorEvery;

    /**
     * All of them.
     *
     * @param notices where this site's notices service is
     * @param site shown on each page
     * @param instance shown on each page
     * @param slowSearchEvery each n-th search reads the whole register; 0: none
     * @param slowSearchMillis how long such a search takes at least
     * @param errorEvery each n-th civil affair fails on a broken record; 0: none
     */
    public PortalSettings(
            URI notices, String site, String instance, int slowSearchEvery, long slowSearchMillis, int errorEvery) {
        this.notices = notices;
        this.site = site;
        this.instance = instance;
        this.slowSearchEvery = slowSearchEvery;
        this.slowSearchMillis = slowSearchMillis;
        this.errorEvery = errorEvery;
    }

    URI notices() {
        return notices;
    }

    String site() {
        return site;
    }

    String instance() {
        return instance;
    }

    int slowSearchEvery() {
        return slowSearchEvery;
    }

    long slowSearchMillis() {
        return slowSearchMillis;
    }

    int errorEvery() {
        return errorEvery;
    }
}
