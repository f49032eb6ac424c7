package io.dure.hub.dashboard;

import io.dure.hub.api.ApiJson;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Says what the displays of a dashboard may be answered: what is on it as it stands now. */
@Component
public final class WallScopes {
    private final Catalogue catalogue;
    private final ApiJson json;

    WallScopes(Catalogue catalogue, ApiJson json) {
        this.catalogue = catalogue;
        this.json = json;
    }

    /** @param pattern of the API's path, after its version */
    boolean permits(String dashboard, String pattern, Map<String, String> parameters) {
        return scope(dashboard).permits(pattern, parameters);
    }

    /** Which events of the live stream, by their names, are for displays of this dashboard as it is now. */
    public Predicate<String> events(String dashboard) {
        return scope(dashboard)::permitsEvent;
    }

    /** A file that is away shows nothing until it is back. */
    private WallScope scope(String dashboard) {
        return new WallScope(catalogue
                .find(dashboard, Language.EN)
                .map(found -> json.mapper().readTree(found.document().json()))
                .orElseGet(() -> json.mapper().createObjectNode()));
    }
}
