package io.dure.gslb.provider.rfc2136.render;

import static io.dure.gslb.provider.ApplyResult.Refused.NOT_OWNED;
import static io.dure.gslb.provider.ApplyResult.Refused.STALE_TOKEN;
import static io.dure.gslb.provider.ApplyResult.Refused.TOKEN_MISMATCH;

import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import java.util.Optional;
import java.util.Set;

/** Who may write at a name: the leader whose token it holds, and at an empty one everybody. */
public final class Ownership {
    private Ownership() {}

    /** A change is a compare-and-set from {@code expected}, towards higher tokens only. */
    public static Optional<ApplyResult.Refused> fence(Optional<Token> held, Optional<Token> expected, Token next) {
        if (held.isPresent() && !next.isNewerThan(held.get())) {
            return Optional.of(new ApplyResult.Refused(
                    STALE_TOKEN, next + " is not newer than " + held.get() + ", which is held", held));
        }
        if (!held.equals(expected)) {
            return Optional.of(new ApplyResult.Refused(
                    TOKEN_MISMATCH,
                    expected.map(Token::toString).orElse("no token") + " expected, "
                            + held.map(Token::toString).orElse("none") + " held",
                    held));
        }
        return Optional.empty();
    }

    /** Why a name without a token is not to be touched; empty if it may be. */
    public static Optional<String> objection(Standing standing, Set<ZoneRecord> desired, boolean adopted) {
        if (standing.token().isPresent()) {
            return Optional.empty();
        }
        boolean alone = desired.stream().anyMatch(record -> record.type().equals("CNAME"));
        boolean delegated = desired.stream().anyMatch(record -> record.type().equals("NS"));
        if (!standing.foreign().isEmpty() && (!adopted || alone || delegated)) {
            return Optional.of("there are records that were not made here: " + standing.summary());
        }
        if (!standing.records().isEmpty() && !adopted) {
            return Optional.of("there are records that were not made here: " + standing.summary()
                    + "; adopt the service to take them over");
        }
        return delegated && standing.namesBelow()
                ? Optional.of("there are names below it, which a delegation would hide")
                : Optional.empty();
    }

    /** The same as the refusal of a change. */
    public static Optional<ApplyResult.Refused> refusal(Standing standing, Set<ZoneRecord> desired, boolean adopted) {
        return objection(standing, desired, adopted)
                .map(objection -> new ApplyResult.Refused(NOT_OWNED, objection, Optional.empty()));
    }
}
