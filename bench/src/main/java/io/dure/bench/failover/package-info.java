/** From a fault to the decision and to every nameserver right. */
@NullMarked
package io.dure.bench.failover;

import org.jspecify.annotations.NullMarked;
