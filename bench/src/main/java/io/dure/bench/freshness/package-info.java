/** From the end of a window to its value at a client of the live stream. */
@NullMarked
package io.dure.bench.freshness;

import org.jspecify.annotations.NullMarked;
