package io.dure.hub.store;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the embedded store keeps series.
 *
 * @param segmentSpan after how long the head is sealed
 * @param segmentRows or when it has so many rows of transactions
 * @param retention by resolution
 * @param maxBytes of all files of series; the oldest go first, those of the finest resolution before others
 * @param reserveBytes what must stay free on the disk: no report is stored below
 */
public record StoreSettings(
        Duration segmentSpan, long segmentRows, Retention retention, long maxBytes, long reserveBytes) {

    /** How long rows of each width are kept. */
    public record Retention(Duration tenSeconds, Duration minute, Duration tenMinutes) {
        Map<Resolution, Duration> byResolution() {
            Map<Resolution, Duration> kept = new EnumMap<>(Resolution.class);
            kept.put(Resolution.TEN_SECONDS, tenSeconds);
            kept.put(Resolution.MINUTE, minute);
            kept.put(Resolution.TEN_MINUTES, tenMinutes);
            return kept;
        }
    }

    public static StoreSettings defaults() {
        return new StoreSettings(
                Duration.ofHours(1),
                4_000_000,
                new Retention(Duration.ofDays(1), Duration.ofDays(14), Duration.ofDays(400)),
                100_000_000_000L,
                256_000_000);
    }
}
