package io.dure.hub.failover;

import java.time.Instant;
import java.util.Map;

/**
 * What one planned act moved.
 *
 * @param points of a hundred by which each site's share of the answers rose, or fell where negative
 */
public record Shift(Instant at, Map<String, Double> points) {
    public Shift {
        points = Map.copyOf(points);
    }
}
