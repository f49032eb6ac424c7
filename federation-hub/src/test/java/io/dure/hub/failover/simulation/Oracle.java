package io.dure.hub.failover.simulation;

import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Endpoint;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one process was told, and what a quorum of it says: written apart from the product's rules, by true time. */
final class Oracle {
    private final int[] domainOf;
    private final @Nullable Evidence[] newest;
    private final long[] arrived;

    Oracle(int[] domainOf) {
        this.domainOf = domainOf;
        this.newest = new Evidence[domainOf.length];
        this.arrived = new long[domainOf.length];
    }

    void forget() {
        Arrays.fill(newest, null);
    }

    void told(int voter, Evidence evidence, long now) {
        Evidence known = newest[voter];
        if (known == null
                || evidence.incarnation() > known.incarnation()
                || (evidence.incarnation() == known.incarnation() && evidence.sequence() > known.sequence())) {
            newest[voter] = evidence;
            arrived[voter] = now;
        }
    }

    /**
     * Whether two of the three domains may say that every endpoint is down, give or take what clocks differ by: fresher
     * evidence is not always more, for a vantage point that dissents can fall silent.
     */
    boolean maybeDown(List<Endpoint> endpoints, long now, long freshMs, long slackMs) {
        for (long fresh = freshMs - slackMs; fresh <= freshMs + slackMs; fresh += slackMs) {
            if (everyEndpointDown(endpoints, now, fresh)) {
                return true;
            }
        }
        return false;
    }

    /** Whether they say so whatever the clocks differ by. */
    boolean surelyDown(List<Endpoint> endpoints, long now, long freshMs, long slackMs) {
        for (long fresh = freshMs - slackMs; fresh <= freshMs + slackMs; fresh += slackMs) {
            if (!everyEndpointDown(endpoints, now, fresh)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two of the three domains may say that some endpoint is up. */
    boolean maybeUp(List<Endpoint> endpoints, long now, long freshMs, long slackMs) {
        for (long fresh = freshMs - slackMs; fresh <= freshMs + slackMs; fresh += slackMs) {
            for (Endpoint endpoint : endpoints) {
                if (quorum(endpoint, Verdict.UP, now, fresh)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean everyEndpointDown(List<Endpoint> endpoints, long now, long freshMs) {
        for (Endpoint endpoint : endpoints) {
            if (!quorum(endpoint, Verdict.DOWN, now, freshMs)) {
                return false;
            }
        }
        return true;
    }

    private boolean quorum(Endpoint endpoint, Verdict wanted, long now, long freshMs) {
        int votes = 0;
        for (int domain = 0; domain < 3; domain++) {
            int seeing = 0;
            int agreeing = 0;
            for (int voter = 0; voter < domainOf.length; voter++) {
                Evidence evidence = newest[voter];
                if (domainOf[voter] != domain
                        || evidence == null
                        || evidence.blind()
                        || now - arrived[voter] > freshMs) {
                    continue;
                }
                EndpointEvidence seen = evidence.endpoints().get(endpoint);
                seeing += seen == null ? 0 : 1;
                agreeing += seen != null && seen.verdict() == wanted ? 1 : 0;
            }
            votes += seeing > 0 && seeing == agreeing ? 1 : 0;
        }
        return votes >= 2;
    }
}
