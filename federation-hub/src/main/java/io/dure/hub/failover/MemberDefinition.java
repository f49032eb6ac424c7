package io.dure.hub.failover;

import io.dure.gslb.plan.Endpoint;
import java.util.List;

/**
 * A member as operators define it.
 *
 * @param weight configured: 0 to {@value #MAX_WEIGHT}
 * @param minimumUp the member is down when fewer endpoints are up
 */
public record MemberDefinition(String site, int weight, int minimumUp, List<Endpoint> endpoints) {
    /** What every provider can express (Route 53 ends there). */
    public static final int MAX_WEIGHT = 255;

    public MemberDefinition {
        endpoints = List.copyOf(endpoints);
        if (weight < 0 || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException("weight " + weight + " at " + site + " is not within 0.." + MAX_WEIGHT);
        }
    }

    MemberDefinition withWeight(int other) {
        return new MemberDefinition(site, other, minimumUp, endpoints);
    }
}
