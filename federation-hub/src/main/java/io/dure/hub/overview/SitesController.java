package io.dure.hub.overview;

import io.dure.hub.scope.Sight;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** All sites side by side. */
@RestController
class SitesController {
    private final Overviews overviews;

    SitesController(Overviews overviews) {
        this.overviews = overviews;
    }

    @GetMapping("/api/v1/sites")
    Overview sites(Sight sight) {
        return overviews.overview(sight);
    }
}
