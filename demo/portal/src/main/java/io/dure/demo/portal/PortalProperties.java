package io.dure.demo.portal;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param notices where this site's notices service is
 * @param site shown on each page
 * @param instance shown on each page
 * @param slowSearchEvery each n-th search reads the whole register; 0: none
 * @param slowSearch how long such a search takes at least
 * @param errorEvery each n-th civil affair fails on a broken record; 0: none
 */
@ConfigurationProperties("portal")
record PortalProperties(
        @DefaultValue("http://127.0.0.1:8100") URI notices,
        @DefaultValue("local") String site,
        @DefaultValue("portal") String instance,
        @DefaultValue("10") int slowSearchEvery,
        @DefaultValue("150ms") Duration slowSearch,
        @DefaultValue("500") int errorEvery) {}
