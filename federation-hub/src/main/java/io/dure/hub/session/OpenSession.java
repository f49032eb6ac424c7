package io.dure.hub.session;

import java.util.function.BooleanSupplier;

/** A session, or an API token, that a long request looks at while it lasts. */
public final class OpenSession {
    private final BooleanSupplier use;

    /** @param use counts as a use, and says whether there was anything to use */
    OpenSession(BooleanSupplier use) {
        this.use = use;
    }

    /** False: the session has ended. Otherwise it counts as used now: whoever watches is not idle. */
    public boolean keepAlive() {
        return use.getAsBoolean();
    }
}
