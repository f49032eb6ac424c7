package io.dure.gslb.provider.rfc2136;

import static io.dure.gslb.provider.ApplyResult.Refused.NOT_AUTHORIZED;
import static io.dure.gslb.provider.ApplyResult.Refused.NOT_OWNED;
import static io.dure.gslb.provider.ApplyResult.Refused.REJECTED;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.rfc2136.render.ChangeWriter;
import io.dure.gslb.provider.rfc2136.render.Ownership;
import io.dure.gslb.provider.rfc2136.render.Standing;
import io.dure.gslb.provider.rfc2136.render.ZoneChange;
import io.dure.gslb.provider.rfc2136.render.ZoneRecord;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One change, from what the primary holds to what it shall hold: read, compare, one UPDATE, read back. What did not hold any more
 * when the UPDATE came is looked at once more; what became of a lost answer is told by the token.
 */
final class PlanWriter {
    private static final Duration BETWEEN_READINGS = Duration.ofMillis(20);

    private final Rfc2136Settings settings;
    private final Clock clock;
    private final Zone zone;
    private final ChangeWriter writer;

    PlanWriter(Rfc2136Settings settings, Clock clock, Zone zone) {
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
        this.writer = new ChangeWriter(settings.zone());
    }

    /**
     * What a change rests on.
     *
     * @param expected the token that must be held; empty: none must be
     * @param adopting whether records that stand there without a token may be taken over
     * @param own which of them: those that this holds for
     */
    record Claim(Optional<Token> expected, boolean adopting, Predicate<Set<ZoneRecord>> own) {
        static Claim of(Optional<Token> expected, boolean adopting) {
            return new Claim(expected, adopting, any -> true);
        }

        /** The token is gone, and all else is as it was written. */
        static Claim ofOwn(Predicate<Set<ZoneRecord>> own) {
            return new Claim(Optional.empty(), true, own);
        }

        Optional<ApplyResult.Refused> objection(Standing standing) {
            return standing.token().isPresent() || own.test(standing.records())
                    ? Optional.empty()
                    : Optional.of(new ApplyResult.Refused(
                            NOT_OWNED,
                            "the token is gone, and what stands there is not what was written: " + standing.summary(),
                            Optional.empty()));
        }
    }

    ApplyResult write(Claim claim, Plan next, Set<ZoneRecord> desired) {
        ServiceName service = next.serviceName();
        Deadline deadline = Deadline.in(settings.timeout().multipliedBy(3));
        try (Exchange exchange = zone.open(deadline)) {
            Standing standing =
                    zone.read(exchange, service, claim.adopting(), deadline).standing();
            Optional<ApplyResult.Refused> refusal = refusal(standing, claim, next, desired);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            UpdateOutcome outcome = zone.submit(exchange, change(standing, next, desired), deadline);
            if (outcome instanceof UpdateOutcome.ConditionFailed) {
                return again(exchange, claim, next, desired, deadline);
            }
            return result(exchange, outcome, next, desired, deadline);
        } catch (ReadFailure failure) {
            String cause = Failure.text(settings.primary(), failure);
            return failure.isDenied()
                    ? new ApplyResult.Refused(NOT_AUTHORIZED, cause, Optional.empty())
                    : new ApplyResult.Unreachable(cause);
        } catch (IOException failure) {
            return new ApplyResult.Unreachable(Failure.text(settings.primary(), failure));
        }
    }

    /** Something changed between reading and writing, or was not to be seen by reading. */
    private ApplyResult again(Exchange exchange, Claim claim, Plan next, Set<ZoneRecord> desired, Deadline deadline)
            throws IOException {
        Standing standing = zone.read(exchange, next.serviceName(), claim.adopting(), deadline)
                .standing();
        Optional<ApplyResult.Refused> refusal = refusal(standing, claim, next, desired);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (standing.token().isEmpty()) {
            return new ApplyResult.Refused(
                    NOT_OWNED,
                    "there are records at " + next.name() + ", beside it or below it that were not made here",
                    Optional.empty());
        }
        ZoneChange change =
                writer.overwrite(next.serviceName(), standing.token().get(), next.token(), standing.records(), desired);
        return result(exchange, zone.submit(exchange, change, deadline), next, desired, deadline);
    }

    private Optional<ApplyResult.Refused> refusal(Standing standing, Claim claim, Plan next, Set<ZoneRecord> desired) {
        return Ownership.fence(standing.token(), claim.expected(), next.token())
                .or(() -> Ownership.refusal(standing, desired, claim.adopting()))
                .or(() -> claim.objection(standing));
    }

    private ZoneChange change(Standing standing, Plan next, Set<ZoneRecord> desired) {
        ServiceName service = next.serviceName();
        Set<ZoneRecord> held = standing.records();
        return standing.token()
                .map(token -> writer.change(service, token, next.token(), held, desired))
                .orElseGet(() -> held.isEmpty() && standing.foreign().isEmpty()
                        ? writer.claim(service, next.token(), desired)
                        : writer.adopt(service, next.token(), held, desired));
    }

    private ApplyResult result(
            Exchange exchange, UpdateOutcome outcome, Plan next, Set<ZoneRecord> desired, Deadline deadline) {
        return switch (outcome) {
            case UpdateOutcome.Done() -> readBack(exchange, next, desired, deadline);
            case UpdateOutcome.ConditionFailed(String answer) ->
                settled(next, new ApplyResult.OutcomeUnknown("the zone changes too fast to be compared: " + answer));
            case UpdateOutcome.Denied(String code, String message) ->
                settled(next, new ApplyResult.Refused(code, message, Optional.empty()));
            case UpdateOutcome.NeverArrived(String cause) -> new ApplyResult.Unreachable(cause);
            case UpdateOutcome.Unclear(String cause) -> settled(next, new ApplyResult.OutcomeUnknown(cause));
        };
    }

    /** Whoever finds the own token there knows that the change happened; else what the answer, or its loss, said stands. */
    private ApplyResult settled(Plan next, ApplyResult otherwise) {
        try {
            Deadline deadline = Deadline.in(settings.timeout());
            return zone.token(next.serviceName(), deadline).equals(Optional.of(next.token()))
                    ? applied(next)
                    : otherwise;
        } catch (IOException unknown) {
            return otherwise;
        }
    }

    /** Servers may acknowledge additions that they then leave out (RFC 2136 section 3.4.2.2). */
    private ApplyResult readBack(Exchange exchange, Plan next, Set<ZoneRecord> desired, Deadline deadline) {
        zone.remember(next.serviceName(), desired);
        try {
            while (true) {
                Standing standing =
                        zone.read(exchange, next.serviceName(), deadline).standing();
                if (standing.token().equals(Optional.of(next.token()))) {
                    return standing.records().equals(desired) ? applied(next) : leftOut(next, standing);
                }
                if (standing.token()
                        .filter(held -> held.isNewerThan(next.token()))
                        .isPresent()) {
                    return applied(next);
                }
                if (deadline.hasPassed()) {
                    return new ApplyResult.OutcomeUnknown("acknowledged, and not answered in time");
                }
                Thread.sleep(BETWEEN_READINGS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new ApplyResult.OutcomeUnknown("acknowledged, and not read back: interrupted");
        } catch (IOException unread) {
            return settled(
                    next,
                    new ApplyResult.OutcomeUnknown(
                            "acknowledged, and not read back: " + Failure.text(settings.primary(), unread)));
        }
    }

    private static ApplyResult leftOut(Plan next, Standing standing) {
        return new ApplyResult.Refused(
                REJECTED,
                "the server took the token and not all records; it serves " + standing.summary(),
                Optional.of(next.token()));
    }

    private ApplyResult applied(Plan next) {
        return new ApplyResult.Applied(next.token(), clock.instant());
    }
}
