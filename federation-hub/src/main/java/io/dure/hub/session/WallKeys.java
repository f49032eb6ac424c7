package io.dure.hub.session;

import java.time.Instant;
import java.util.Optional;

/** Knows the tokens that let a display show one dashboard. */
public interface WallKeys {
    /** Empty: unknown, ended, or taken back. */
    Optional<Wall> open(Secret token);

    /**
     * What a token lets a display show.
     *
     * @param token its id
     * @param name of the dashboard
     */
    record Wall(String token, String dashboard, String name, Instant expiresAt) {}
}
