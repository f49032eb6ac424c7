package io.dure.gslb.provider;

import io.dure.gslb.plan.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of a change outside. */
public sealed interface ApplyResult {
    /**
     * Durable there, and answered by.
     *
     * @param at by the provider's clock
     * @param setAside records that the provider alone would not take, while it took all others
     */
    record Applied(Token token, Instant at, List<SetAside> setAside) implements ApplyResult {
        public Applied {
            setAside = List.copyOf(setAside);
        }

        /** All of it. */
        public Applied(Token token, Instant at) {
            this(token, at, List.of());
        }
    }

    /**
     * A record that spoilt a change and was left out of it, so that the others were not held back.
     *
     * @param record its name, its type and, where there is one, its set identifier
     * @param cause in the provider's words
     */
    record SetAside(String record, String cause) {}

    /**
     * Nothing changed, and the same change will not succeed.
     *
     * @param code stable: one of the constants, or one of a newer provider
     * @param held the token held there, where the provider says it
     */
    record Refused(String code, String message, Optional<Token> held) implements ApplyResult {
        /** Another token than the expected one is held. */
        public static final String TOKEN_MISMATCH = "token-mismatch";
        /** The offered token is not newer than the one held. */
        public static final String STALE_TOKEN = "stale-token";
        /** The plan would leave nothing to answer. */
        public static final String NEVER_EMPTY = "never-empty";
        /** The plan cannot be read. */
        public static final String MALFORMED_PLAN = "malformed-plan";
        /** This collector hosts no nameserver. */
        public static final String NOT_A_NAMESERVER = "not-a-nameserver";
        /** The name holds records that were not made here. */
        public static final String NOT_OWNED = "not-owned";
        /** The provider's own checkers cannot reach an endpoint. */
        public static final String ENDPOINT_NOT_CHECKABLE = "endpoint-not-checkable";
        /** The provider cannot answer by the service's policy. */
        public static final String POLICY_NOT_SUPPORTED = "policy-not-supported";
        /** The provider understood the change and will not make it. */
        public static final String REJECTED = "rejected-by-provider";
        /** Credentials that are missing, wrong, or not enough. */
        public static final String NOT_AUTHORIZED = "not-authorized";
    }

    /** The change never left: nothing changed. */
    record Unreachable(String cause) implements ApplyResult {}

    /** The change left and no answer came: it may or may not have happened, or may still happen. Observe to know. */
    record OutcomeUnknown(String cause) implements ApplyResult {}
}
