package io.dure.hub.dashboard;

import io.dure.auth.role.Scope;
import io.dure.hub.api.ApiJson;
import io.dure.hub.scope.DisplayScopes;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Says what the displays of a dashboard may be answered: what is on it as it stands now. */
@Component
public final class WallScopes implements DisplayScopes {
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

    @Override
    public Scope of(String dashboard) {
        return scope(dashboard).scope();
    }

    /**
     * What the live stream tells displays of a dashboard as it is now.
     *
     * @param events which, by their names
     */
    public record Shown(Predicate<String> events, Scope scope) {}

    public Shown shown(String dashboard) {
        WallScope scope = scope(dashboard);
        return new Shown(scope::permitsEvent, scope.scope());
    }

    /** A file that is away shows nothing until it is back. */
    private WallScope scope(String dashboard) {
        return new WallScope(catalogue
                .find(dashboard, Language.EN)
                .map(found -> json.mapper().readTree(found.document().json()))
                .orElseGet(() -> json.mapper().createObjectNode()));
    }
}
