package io.dure.gslb.provider.route53;

import java.time.Instant;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;

/**
 * A health check as Route 53 told it.
 *
 * @param reference by which it was made
 * @param read by the steady clock
 */
record KnownCheck(String id, String reference, HealthCheckConfig config, Instant read) {}
