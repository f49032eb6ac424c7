package io.dure.gslb.provider.route53;

import java.util.Optional;

/**
 * A role that is taken on for all calls, for example in the account that owns the zone.
 *
 * @param arn for example {@code arn:aws:iam::123456789012:role/dure}
 * @param externalId if the role asks for one
 */
public record AssumedRole(String arn, Optional<String> externalId) {
    public AssumedRole {
        if (!arn.startsWith("arn:")) {
            throw new IllegalArgumentException("not the ARN of a role: " + arn);
        }
    }
}
