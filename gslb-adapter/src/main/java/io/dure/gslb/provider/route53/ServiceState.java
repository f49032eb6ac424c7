package io.dure.gslb.provider.route53;

import io.dure.gslb.provider.route53.records.ChangeUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What this process remembers of one service between its calls. Thread-safe. */
final class ServiceState {
    /** How long what failed for a reason of its own is not tried again. */
    static final Duration RESTING = Duration.ofMinutes(10);

    private Optional<String> pendingChange = Optional.empty();
    private Instant submitted = Instant.EPOCH;
    private long epoch = -1;
    private boolean sweepDue;
    private Instant sweepNotBefore = Instant.EPOCH;
    private final Map<ChangeUnit, Spoilt> spoilt = new LinkedHashMap<>();

    /** @param at by the steady clock */
    record Spoilt(String cause, Instant at) {}

    /** @param sweep whether health checks may be used no more */
    synchronized void changed(String changeId, long leader, boolean sweep, Instant now) {
        pendingChange = Optional.of(changeId);
        submitted = now;
        epoch = leader;
        sweepDue |= sweep;
        sweepNotBefore = Instant.EPOCH;
    }

    synchronized Optional<String> pendingChange() {
        return pendingChange;
    }

    synchronized Instant submitted() {
        return submitted;
    }

    synchronized void inSync(String changeId) {
        if (pendingChange.equals(Optional.of(changeId))) {
            pendingChange = Optional.empty();
        }
    }

    /** The epoch to sweep for; empty: nothing to sweep, or not yet. */
    synchronized Optional<Long> sweepDue(Instant now) {
        return sweepDue && pendingChange.isEmpty() && !now.isBefore(sweepNotBefore)
                ? Optional.of(epoch)
                : Optional.empty();
    }

    /**
     * Something was swept.
     *
     * @param all whether nothing is left to sweep; if something is, it is tried again after a while
     */
    synchronized void swept(boolean all, Instant now) {
        sweepDue = !all;
        sweepNotBefore = now.plus(RESTING);
    }

    synchronized void spoilt(ChangeUnit unit, String cause, Instant now) {
        spoilt.put(unit, new Spoilt(cause, now));
    }

    /** Those of the units that spoilt a batch lately, with what was said of them; others are forgotten. */
    synchronized Map<ChangeUnit, String> spoilt(List<ChangeUnit> units, Instant now) {
        spoilt.entrySet()
                .removeIf(one -> !units.contains(one.getKey())
                        || one.getValue().at().plus(RESTING).isBefore(now));
        Map<ChangeUnit, String> causes = new LinkedHashMap<>();
        spoilt.forEach((unit, one) -> causes.put(unit, one.cause()));
        return causes;
    }
}
