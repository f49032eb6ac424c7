/** Whether a network that loses packets ever makes a failover. */
@NullMarked
package io.dure.bench.loss;

import org.jspecify.annotations.NullMarked;
