package io.dure.gslb.provider.route53;

import software.amazon.awssdk.services.route53.Route53Client;

/**
 * An account of Amazon, for all its zones that are steered here: its limits are kept by all of them together.
 *
 * @param client that repeats nothing by itself, as {@link Route53Clients} makes it
 */
public record Route53Account(Route53Client client, CallLimits limits, CallBudget budget) {
    public Route53Account(Route53Client client, CallLimits limits) {
        this(client, limits, CallBudget.steady(limits));
    }
}
