package io.dure.hub.steering;

import io.dure.gslb.plan.Token;
import java.util.Map;
import java.util.Optional;

/**
 * A wish for new configured weights.
 *
 * @param weights by site; a site that is not named keeps its weight
 * @param reason in the operator's words; must not be blank
 * @param expected refused as {@code token-mismatch} when the service's newest token is another
 */
public record WeightChange(Map<String, Integer> weights, String reason, Optional<Token> expected) {
    public WeightChange {
        weights = Map.copyOf(weights);
    }
}
