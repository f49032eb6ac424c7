package io.dure.gslb.provider.route53;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.route53.records.Desired;
import io.dure.gslb.provider.route53.records.RecordLines;
import io.dure.gslb.provider.route53.records.RecordSet;
import java.util.List;
import java.util.Optional;

/** Why a plan must not be sent, by what the zone holds. */
final class Guard {
    private Guard() {}

    /** @param adopting whether records that stand there without a token may be taken over */
    static Optional<ApplyResult.Refused> refusal(HeldZone zone, Optional<Token> expected, Plan next, boolean adopting) {
        if (zone.isTokenUnreadable()) {
            return Optional.of(
                    new ApplyResult.Refused(ApplyResult.Refused.TOKEN_MISMATCH, unreadable(zone), Optional.empty()));
        }
        Optional<Token> held = zone.token();
        if (!held.equals(expected)) {
            return Optional.of(new ApplyResult.Refused(
                    ApplyResult.Refused.TOKEN_MISMATCH,
                    "expected " + text(expected) + ", held is " + text(held),
                    held));
        }
        if (held.isPresent() && !next.token().isNewerThan(held.get())) {
            return Optional.of(new ApplyResult.Refused(
                    ApplyResult.Refused.STALE_TOKEN,
                    text(Optional.of(next.token())) + " is not newer than " + text(held),
                    held));
        }
        return held.isEmpty() && !zone.sets().isEmpty() && !adopting
                ? Optional.of(new ApplyResult.Refused(ApplyResult.Refused.NOT_OWNED, notOwned(next), held))
                : Optional.empty();
    }

    /** The token is gone: it may be written anew where the records are those that are desired. */
    static Optional<ApplyResult.Refused> unlessItStands(HeldZone zone, Desired desired, Plan next) {
        boolean stands = desired instanceof Desired.Sets(List<RecordSet> sets)
                && RecordLines.between(
                                zone.lines(),
                                sets.stream()
                                        .flatMap(set -> set.lines().stream())
                                        .toList())
                        .isEmpty();
        return stands
                ? Optional.empty()
                : Optional.of(new ApplyResult.Refused(
                        ApplyResult.Refused.NOT_OWNED,
                        "the token of " + next.name() + " is gone, and what stands there is not what was written",
                        zone.token()));
    }

    static String notOwned(Plan next) {
        return next.name() + " holds records that were not made here: remove them, or let the service adopt the name";
    }

    static String unreadable(HeldZone zone) {
        return "what is held where the token belongs is no token: "
                + zone.tokenRecord()
                        .map(record -> record.resourceRecords().toString())
                        .orElse("");
    }

    private static String text(Optional<Token> token) {
        return token.map(one -> "(" + one.epoch() + ", " + one.revision() + ")").orElse("none");
    }
}
