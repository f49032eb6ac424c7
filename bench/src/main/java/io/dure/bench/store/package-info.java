/** The embedded store, and how well summaries merge, beside Prometheus. */
@NullMarked
package io.dure.bench.store;

import org.jspecify.annotations.NullMarked;
