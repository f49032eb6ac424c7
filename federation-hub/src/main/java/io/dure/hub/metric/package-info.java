/** Series of every metric: how their parts merge, and how they are asked for. */
@NullMarked
package io.dure.hub.metric;

import org.jspecify.annotations.NullMarked;
