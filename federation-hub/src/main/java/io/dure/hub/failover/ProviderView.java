package io.dure.hub.failover;

import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One provider as the leader knows it.
 *
 * @param reachable whether the last attempt got an answer
 * @param held the token last written or observed there
 * @param inSync holds the desired plan
 * @param status what it answers, the newest seen
 * @param statusSeen when that was seen here
 * @param cause of the last failure, or empty
 * @param lastChange that it accepted since this hub leads
 * @param refusal of the desired plan, said more than once
 * @param setAside records of the last plan that it alone would not take
 * @param records of a provider that others may write to; empty for our nameservers
 */
public record ProviderView(
        String id,
        boolean reachable,
        Optional<Token> held,
        boolean inSync,
        Optional<NameserverStatus> status,
        Optional<Instant> statusSeen,
        String cause,
        Optional<LastChange> lastChange,
        Optional<Refusal> refusal,
        List<ApplyResult.SetAside> setAside,
        Optional<Records> records) {
    /** The cause while nothing was asked. */
    public static final String NOT_ASKED = "not asked yet";

    /** When a change was known to be accepted. */
    public record LastChange(Token token, Instant at) {}

    /**
     * Why it does not take the plan.
     *
     * @param code stable, see {@link io.dure.gslb.provider.ApplyResult.Refused}
     */
    public record Refusal(String code, String message, Instant since) {}

    /**
     * What others may change too.
     *
     * @param observed as last read
     * @param pending what is missing until all of its servers answer by it; empty: nothing
     */
    public record Records(
            Optional<ObserveResult.Observed> observed,
            Optional<Instant> observedAt,
            Optional<String> pending,
            Optional<Drifted> drifted) {}

    public boolean isNameserver() {
        return records.isEmpty();
    }
}
