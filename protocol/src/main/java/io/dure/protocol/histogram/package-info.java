/** Latency as histograms that merge: percentiles of the whole come from the merged counts, never from averages. */
@NullMarked
package io.dure.protocol.histogram;

import org.jspecify.annotations.NullMarked;
