package io.dure.gslb.evidence;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import java.time.Instant;

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

    private ProbeJudge(Endpoint endpoint, Verdict verdict, boolean failing, int run, Instant since, String reason) {
        this.endpoint = endpoint;
        this.verdict = verdict;
        this.failing = failing;
        this.run = run;
        this.since = since;
        this.reason = reason;
    }

    /** Before the first result: unknown. */
    public static ProbeJudge start(Endpoint endpoint, Instant now) {
        return new ProbeJudge(endpoint, Verdict.UNKNOWN, false, 0, now, "");
    }

    /** The expected status came in time. {@code at} is when the probe was sent. */
    public ProbeJudge success(Check check, Instant at) {
        boolean goesOn = run > 0 && !failing;
        int length = goesOn ? run + 1 : 1;
        Verdict next = length >= check.rise() ? Verdict.UP : verdict;
        return new ProbeJudge(endpoint, next, false, length, goesOn ? since : at, reason);
    }

    /** Anything else. {@code at} is when the probe was sent. */
    public ProbeJudge failure(Check check, Instant at, String why) {
        boolean goesOn = run > 0 && failing;
        int length = goesOn ? run + 1 : 1;
        Verdict next = length >= check.fall() ? Verdict.DOWN : verdict;
        return new ProbeJudge(endpoint, next, true, length, goesOn ? since : at, why);
    }

    public Verdict verdict() {
        return verdict;
    }

    public EndpointEvidence evidence() {
        return new EndpointEvidence(endpoint, verdict, run, since, reason);
    }
}
