/** Between the domain's values and {@code io.dure.federation.v1}; malformed messages throw IllegalArgumentException. */
@NullMarked
package io.dure.gslb.wire;

import org.jspecify.annotations.NullMarked;
