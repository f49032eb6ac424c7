package io.dure.hub.failover;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import java.time.Instant;
import java.util.List;

/**
 * The leader's machine of one service: pure, single-threaded (one owner, the failover clock's thread), time only as the
 * {@code now} of each call, by one steady clock. Every input is followed by {@link #takeEffects()}: persist
 * {@link #snapshot()} if it changed, then carry the effects out in order.
 *
 * <table>
 * <caption>Legal transitions of a member; every other one throws</caption>
 * <tr><th>from</th><th>to</th><th>on</th></tr>
 * <tr><td>SERVING</td><td>EVACUATED</td><td>a nameserver's evacuation, a quorum, an approval, an override, an old plan</td></tr>
 * <tr><td>EVACUATED</td><td>HOLDING</td><td>up by quorum, not taken out by an operator</td></tr>
 * <tr><td>EVACUATED</td><td>SERVING</td><td>an override; or never-empty: up, and nobody else is fit</td></tr>
 * <tr><td>HOLDING</td><td>EVACUATED</td><td>no longer up by quorum, a new evacuation, an override, a new leader, a gap in watching</td></tr>
 * <tr><td>HOLDING</td><td>RETURNING</td><td>the hold-down passed (on approval: and one click)</td></tr>
 * <tr><td>HOLDING</td><td>SERVING</td><td>an override; or never-empty</td></tr>
 * <tr><td>RETURNING</td><td>RETURNING</td><td>the next step</td></tr>
 * <tr><td>RETURNING</td><td>SERVING</td><td>the last step passed; an override; never-empty</td></tr>
 * <tr><td>RETURNING</td><td>EVACUATED</td><td>down by quorum, a new evacuation, an override, a new leader</td></tr>
 * </table>
 */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class FailoverMachine {
    /** A service that was never led, every member serving. */
    public static FailoverMachine fresh(ServiceDefinition definition, FailoverSettings settings, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Resumes what a hub persisted: it comes back resigned and waits for {@link #lead}. */
    public static FailoverMachine resume(FailoverSnapshot snapshot, FailoverSettings settings, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** The lease was taken with {@code epoch}: every provider is observed, then claimed. */
    public void lead(long epoch, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** The lease was lost or given up: nothing is written from now on. */
    public void resign(Instant now) {
        throw new UnsupportedOperationException();
    }

    /** A provider is there (again): it is observed at once and brought to the desired plan. */
    public void joined(String provider, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** The clock's tick, two to four times a second, with the judgement of the evidence held now. */
    public void look(Judgement judgement, Instant now) {
        throw new UnsupportedOperationException();
    }

    /**
     * What a nameserver answers.
     *
     * @param byAnother as another vantage point read it over DNS, rather than as it says itself
     */
    public void seen(NameserverStatus status, boolean byAnother, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** A nameserver's report of an evacuation, possibly one from before this hub led. */
    public void reported(EvacuationEvent event, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** The result of an {@link Effect.Apply}; one of an older attempt is ignored. */
    public void applied(String provider, long attempt, ApplyResult result, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** The result of an {@link Effect.Observe}; one of an older attempt is ignored. */
    public void observed(String provider, long attempt, ObserveResult result, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Traffic moved away from the site; ignored before the incident's answers moved. */
    public void moved(String site, Instant since, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** An operator acts. */
    public ActResult act(Act act, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** What setting weights would do, without doing it. */
    public PreviewResult preview(Act.SetWeights act, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** A plan to judge evidence by: the desired one, or before this hub leads one of the definition with token (0, 0). */
    public Plan plan() {
        throw new UnsupportedOperationException();
    }

    /** The effects since the last call, in order. */
    public List<Effect> takeEffects() {
        throw new UnsupportedOperationException();
    }

    public FailoverSnapshot snapshot() {
        throw new UnsupportedOperationException();
    }

    public ServiceView view(Instant now) {
        throw new UnsupportedOperationException();
    }
}
