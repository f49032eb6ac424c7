package io.dure.gslb.evidence;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import java.time.Instant;
import java.util.Optional;

/**
 * One vantage point's judge of one endpoint: {@code fall} failures in a row are down, {@code rise} successes in a row are
 * up, and in between the verdict stands. Results that came late are not fed at all (the vantage point is blind then).
 * Immutable.
 */
public final class ProbeJudge {
    private final Endpoint endpoint;
    private final Verdict verdict;
    private final boolean failing;
    private final int run;
    private final Instant since;
    private final String reason;
    private final Optional<Instant> certificateEnds;

    private ProbeJudge(
            Endpoint endpoint,
            Verdict verdict,
            boolean failing,
            int run,
            Instant since,
            String reason,
            Optional<Instant> certificateEnds) {
        this.endpoint = endpoint;
        this.verdict = verdict;
        this.failing = failing;
        this.run = run;
        this.since = since;
        this.reason = reason;
        this.certificateEnds = certificateEnds;
    }

    /** Before the first result: unknown. */
    public static ProbeJudge start(Endpoint endpoint, Instant now) {
        return new ProbeJudge(endpoint, Verdict.UNKNOWN, false, 0, now, "", Optional.empty());
    }

    /** What the check expects came in time. {@code at} is when the probe was sent. */
    public ProbeJudge success(Check check, Instant at) {
        boolean goesOn = run > 0 && !failing;
        int length = goesOn ? run + 1 : 1;
        Verdict next = length >= check.rise() ? Verdict.UP : verdict;
        return new ProbeJudge(endpoint, next, false, length, goesOn ? since : at, reason, certificateEnds);
    }

    /** Anything else. {@code at} is when the probe was sent. */
    public ProbeJudge failure(Check check, Instant at, String why) {
        boolean goesOn = run > 0 && failing;
        int length = goesOn ? run + 1 : 1;
        Verdict next = length >= check.fall() ? Verdict.DOWN : verdict;
        return new ProbeJudge(endpoint, next, true, length, goesOn ? since : at, why, certificateEnds);
    }

    /** A certificate was shown that ends then; remembered until another one is. */
    public ProbeJudge shown(Instant ends) {
        return new ProbeJudge(endpoint, verdict, failing, run, since, reason, Optional.of(ends));
    }

    public Verdict verdict() {
        return verdict;
    }

    public EndpointEvidence evidence() {
        return new EndpointEvidence(endpoint, verdict, run, since, reason, certificateEnds);
    }
}
