@NullMarked
package io.dure.bench.failover;

import org.jspecify.annotations.NullMarked;
