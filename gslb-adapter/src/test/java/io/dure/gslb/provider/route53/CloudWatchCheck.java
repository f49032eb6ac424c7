package io.dure.gslb.provider.route53;

import io.dure.gslb.provider.testkit.route53.Route53Double;
import io.dure.gslb.provider.testkit.route53.StoredCheck;
import java.util.List;
import java.util.Map;

/** A health check that an operator has made over an alarm of CloudWatch. */
final class CloudWatchCheck {
    private CloudWatchCheck() {}

    static void put(Route53Double aws, String id) {
        aws.put(new StoredCheck(id, "made by hand: " + id, Map.of("Type", "CLOUDWATCH_METRIC"), List.of(), 1));
    }
}
