package io.dure.hub.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the directory is asked again for who is signed in, and what holds until it has answered.
 *
 * @param every pause between two rounds
 * @param live whoever was not confirmed for so long only reads
 * @param grace whoever was not confirmed for so long is signed out
 * @param heldShare a round that would take rights from more than this share of all users takes none, until somebody looks
 * @param heldLeast fewer users than this are never held back
 */
@ConfigurationProperties("dure.auth.recheck")
public record RecheckProperties(
        @DefaultValue("5m") Duration every,
        @DefaultValue("15m") Duration live,
        @DefaultValue("8h") Duration grace,
        @DefaultValue("0.3") double heldShare,
        @DefaultValue("3") int heldLeast) {
    public RecheckProperties {
        require(every.toSeconds() >= 1 && every.compareTo(Duration.ofDays(1)) <= 0, "every: not between 1s and 1d");
        require(live.compareTo(every) >= 0, "live: shorter than every: operators would lose their role between rounds");
        require(grace.compareTo(live) >= 0, "grace: shorter than live");
        require(heldShare > 0 && heldShare <= 1, "held-share: not between 0 and 1");
        require(heldLeast >= 1, "held-least: less than 1");
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException("dure.auth.recheck." + message);
        }
    }
}
