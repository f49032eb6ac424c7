package io.dure.hub.failover;

import java.time.Instant;
import java.util.HashMap;
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

    /** Both as one, as late as this one. */
    Shift after(Shift before) {
        Map<String, Double> sum = new HashMap<>(points);
        before.points().forEach((site, moved) -> sum.merge(site, moved, Double::sum));
        return new Shift(at, sum);
    }
}
