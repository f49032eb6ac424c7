package io.dure.gslb.evidence;

import java.util.SortedSet;

/**
 * Whether automatic failover is possible: a dead site takes its own domain's voters with it, so the others alone must
 * reach the majority. With two sites and a witness, every domain has to be there.
 *
 * @param missing configured domains without a vantage point that is fresh and can see
 * @param unprotected sites whose loss the voters could not decide now
 */
public record Readiness(SortedSet<String> missing, SortedSet<String> unprotected) {
    public boolean automaticFailoverPossible() {
        return unprotected.isEmpty();
    }
}
