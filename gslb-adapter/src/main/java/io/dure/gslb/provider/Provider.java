package io.dure.gslb.provider;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import java.util.Optional;

/**
 * Whatever answers DNS for services: a nameserver of ours, a Route 53 zone, a zone changed by RFC 2136. Calls block, have
 * deadlines of their own and may come from any thread. Every adapter passes {@code ProviderContract}.
 */
public interface Provider {
    /** Stable, unique among a service's providers; for a nameserver the id of the collector that hosts it. */
    String id();

    Capabilities capabilities();

    /** What serving {@code desired} would change there, found from {@code actual} alone: pure, asks nobody. */
    ProviderPlan plan(Plan desired, ObserveResult.Observed actual);

    /**
     * Compare-and-set of the whole plan of one service.
     *
     * @param expected the token that must be held; empty: none must be held
     * @param next its token must be newer than the one held
     */
    ApplyResult apply(Optional<Token> expected, Plan next);

    /**
     * Claims a name that holds no token together with the records that it does hold, provided they are still those that
     * are read now: an operator says that they are the service's.
     */
    default ApplyResult adopt(Plan next) {
        return apply(Optional.empty(), next);
    }

    /**
     * Writes a token that was deleted anew, provided that what stands there is what {@code next} would write: then nobody else
     * has made anything of the name, and no answer changes.
     */
    default ApplyResult reclaim(Plan next) {
        return apply(Optional.empty(), next);
    }

    /**
     * Takes away all that is served for a service, fenced like any other change. The token stays, so that a leader that was
     * paused meanwhile cannot write the service anew, and whoever creates it again goes on from there.
     *
     * @param last its service and its token count; the token must be newer than the one held
     */
    default ApplyResult withdraw(Optional<Token> expected, Plan last) {
        return new ApplyResult.Refused(ApplyResult.Refused.REJECTED, "it takes nothing away", Optional.empty());
    }

    /** Reads what is held for a service, for example to settle an {@link ApplyResult.OutcomeUnknown}. */
    ObserveResult observe(ServiceName service);
}
