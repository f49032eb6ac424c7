package io.dure.gslb.evidence;

import java.time.Duration;
import java.time.Instant;

/**
 * Evidence and when it came.
 *
 * @param arrival by the receiver's steady clock
 */
public record HeldEvidence(Evidence evidence, Instant arrival) {
    public Duration age(Instant now) {
        return Duration.between(arrival, now);
    }

    /** Nothing new for longer than {@code staleAfter}: its vantage point abstains. */
    public boolean isSilent(Instant now, Duration staleAfter) {
        return age(now).compareTo(staleAfter) > 0;
    }

    /** Fresh and able to see. */
    public boolean votes(Instant now, Duration staleAfter) {
        return !evidence.blind() && !isSilent(now, staleAfter);
    }

    /** A time of the sender's clock, as the receiver's clock would have shown it but for the way's delay. */
    Instant localTime(Instant sent) {
        return arrival.minus(Duration.between(sent, evidence.time()));
    }
}
