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
    /** How long what spoilt a batch is not tried again. */
    static final Duration SPOILT = Duration.ofMinutes(10);

    private Optional<String> pendingChange = Optional.empty();
    private Instant submitted = Instant.EPOCH;
    private long epoch = -1;
    private boolean sweepDue;
    private final Map<ChangeUnit, Spoilt> spoilt = new LinkedHashMap<>();

    /** @param at by the steady clock */
    record Spoilt(String cause, Instant at) {}

    /** @param sweep whether health checks may be used no more */
    synchronized void changed(String changeId, long leader, boolean sweep, Instant now) {
        pendingChange = Optional.of(changeId);
        submitted = now;
        epoch = leader;
        sweepDue |= sweep;
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
    synchronized Optional<Long> sweepDue() {
        return sweepDue && pendingChange.isEmpty() ? Optional.of(epoch) : Optional.empty();
    }

    synchronized void swept() {
        sweepDue = false;
    }

    synchronized void spoilt(ChangeUnit unit, String cause, Instant now) {
        spoilt.put(unit, new Spoilt(cause, now));
    }

    /** Those of the units that spoilt a batch lately, with what was said of them; others are forgotten. */
    synchronized Map<ChangeUnit, String> spoilt(List<ChangeUnit> units, Instant now) {
        spoilt.entrySet()
                .removeIf(one -> !units.contains(one.getKey())
                        || one.getValue().at().plus(SPOILT).isBefore(now));
        Map<ChangeUnit, String> causes = new LinkedHashMap<>();
        spoilt.forEach((unit, one) -> causes.put(unit, one.cause()));
        return causes;
    }
}
