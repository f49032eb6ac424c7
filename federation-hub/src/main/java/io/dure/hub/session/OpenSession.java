package io.dure.hub.session;

import io.dure.auth.role.Scope;
import java.util.Optional;
import java.util.function.Supplier;

/** A session, or an API token, that a long request looks at while it lasts. */
public final class OpenSession {
    private final Supplier<Optional<SignedIn>> use;

    /** @param use counts as a use, and says whose it is; empty: there was nothing to use */
    OpenSession(Supplier<Optional<SignedIn>> use) {
        this.use = use;
    }

    /**
     * Counts as a use: whoever watches is not idle.
     *
     * @return false: the session has ended, or its role no longer holds exactly there
     */
    public boolean keepAlive(Scope scope) {
        return use.get().filter(now -> now.scope().equals(scope)).isPresent();
    }
}
