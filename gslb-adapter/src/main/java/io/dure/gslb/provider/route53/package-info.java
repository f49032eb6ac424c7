/**
 * A hosted zone of Amazon Route 53 as a provider: weighted record sets behind its own health checks, changed in fenced
 * batches. What a plan is in records is found in {@code records}, without asking anybody.
 */
@NullMarked
package io.dure.gslb.provider.route53;

import org.jspecify.annotations.NullMarked;
