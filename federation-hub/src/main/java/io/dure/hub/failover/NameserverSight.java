package io.dure.hub.failover;

import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.plan.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a nameserver says that it answers, and what another vantage point reads there. */
final class NameserverSight {
    /** What it says may be older than what is known of it, for so long. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private Optional<NameserverStatus> status = Optional.empty();
    private Optional<Instant> statusSeen = Optional.empty();
    private Optional<NameserverStatus> byAnother = Optional.empty();
    private Instant byAnotherAt = Instant.EPOCH;
    private Optional<Instant> differsSince = Optional.empty();

    /**
     * It was seen.
     *
     * @param known whether what it holds is known now
     * @param held the token that it is then known to hold
     * @return whether it says something else than is known for so long that it has to be asked
     */
    boolean seen(NameserverStatus seen, boolean another, boolean known, Optional<Token> held, Instant now) {
        if (another) {
            byAnother = Optional.of(seen);
            byAnotherAt = now;
        }
        if (status.isPresent() && seen.time().isBefore(status.get().time())) {
            return false;
        }
        status = Optional.of(seen);
        statusSeen = Optional.of(now);
        if (!known || held.equals(seen.token())) {
            differsSince = Optional.empty();
        } else if (differsSince.isEmpty()) {
            differsSince = Optional.of(now);
        } else {
            return Duration.between(differsSince.get(), now).compareTo(GRACE) > 0;
        }
        return false;
    }

    /** It is asked anew. */
    void restart() {
        differsSince = Optional.empty();
    }

    /** As another vantage point read it, not longer ago than {@code age}. */
    Optional<NameserverStatus> byAnother(Duration age, Instant now) {
        return byAnother.filter(seen -> Duration.between(byAnotherAt, now).compareTo(age) <= 0);
    }

    /** As it last said, not longer ago than {@code age}. */
    Optional<NameserverStatus> status(Duration age, Instant now) {
        return status.filter(seen -> statusSeen
                .filter(at -> Duration.between(at, now).compareTo(age) <= 0)
                .isPresent());
    }

    /** As it last said. */
    Optional<NameserverStatus> status() {
        return status;
    }

    Optional<Instant> statusSeen() {
        return statusSeen;
    }
}
