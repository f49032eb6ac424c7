package io.dure.gslb.provider.route53.records;

import java.util.List;

/** Which health checks of Route 53 stand behind a member. */
public sealed interface CheckBinding {
    /**
     * Made from the service's own check, one an endpoint; with a minimum above one, a calculated one over them.
     *
     * @param inverted what the checkers find healthy is taken for unhealthy
     */
    record FromService(boolean inverted) implements CheckBinding {}

    /**
     * Made as a calculated check over checks that are there already.
     *
     * @param ids at least one, at most 255
     * @param healthy how many of them must be healthy
     */
    record Calculated(List<String> ids, int healthy, boolean inverted) implements CheckBinding {
        public Calculated {
            ids = List.copyOf(ids);
            if (ids.isEmpty() || ids.size() > 255 || healthy < 0 || healthy > 256) {
                throw new IllegalArgumentException("a calculated check needs 1 to 255 others and a number of them");
            }
        }
    }

    /** One that is there already: of CloudWatch, of an endpoint inside, or any other. Never changed nor deleted by us. */
    record Referred(String id) implements CheckBinding {
        public Referred {
            if (id.isBlank() || id.length() > 64) {
                throw new IllegalArgumentException("not the id of a health check: " + id);
            }
        }
    }

    /** None: Route 53 always takes the member for healthy, so that only the leader's latch takes it out there. */
    record None() implements CheckBinding {}
}
