package io.dure.collector.otlp;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What senders show in {@code Authorization: Bearer}. */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private final Predicate<String> accepted;

    BearerToken(Predicate<String> accepted) {
        this.accepted = accepted;
    }

    public boolean isIn(@Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && accepted.test(authorization.substring(SCHEME.length()).strip());
    }
}
