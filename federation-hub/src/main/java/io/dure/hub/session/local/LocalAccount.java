package io.dure.hub.session.local;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account of the hub's own; always an administrator.
 *
 * @param oneTime the password is good for nothing but to be changed
 * @param endsAt after that it is good for nothing; null: it does not end
 * @param secret of the authenticator, in base 32; null: none is needed
 * @param networks from where it is taken; empty: from everywhere
 */
record LocalAccount(
        PasswordHash password,
        boolean oneTime,
        @Nullable Instant endsAt,
        @Nullable String secret,
        List<String> networks) {
    LocalAccount {
        networks = List.copyOf(networks);
        networks.forEach(Network::new);
    }

    boolean lasts(Instant now) {
        return endsAt == null || now.isBefore(endsAt);
    }

    boolean isTakenFrom(String source) {
        return networks.isEmpty() || networks.stream().anyMatch(network -> new Network(network).contains(source));
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "LocalAccount";
    }
}
