package io.dure.hub.failover;

import java.util.Map;

/**
 * What an act would make of the answers.
 *
 * @param points by which each site's share would change
 * @param healthyBefore endpoints that are up at members that are answered
 * @param healthyAfter the same once it is done
 * @param endpoints of the service
 * @param emergency it leads away from what is down by quorum, or answers what else nobody would: no planned act
 */
record Outlook(Map<String, Double> points, int healthyBefore, int healthyAfter, int endpoints, boolean emergency) {
    Outlook {
        points = Map.copyOf(points);
    }
}
