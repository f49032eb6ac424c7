package io.dure.collector.otlp;

import io.dure.collector.settings.Secret;
import org.jspecify.annotations.Nullable;

/** The token that senders show in {@code Authorization: Bearer}. */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private final Secret token;

    BearerToken(Secret token) {
        this.token = token;
    }

    public boolean isIn(@Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && token.matches(authorization.substring(SCHEME.length()).strip());
    }
}
