package io.dure.gslb.evidence;

/**
 * How the configured failure domains voted.
 *
 * @param abstained silent, blind or without a verdict; they count in the total
 * @param needed a strict majority of the total
 * @param total all configured domains
 */
public record Votes(int down, int up, int abstained, int needed, int total) {
    public Votes {
        if (down < 0 || up < 0 || abstained < 0 || down + up + abstained != total || needed * 2 <= total) {
            throw new IllegalArgumentException("impossible count: " + down + " down, " + up + " up, " + abstained
                    + " abstained, " + needed + " needed of " + total);
        }
    }
}
