/** Clocks that decisions can lean on. */
@NullMarked
package io.dure.gslb.time;

import org.jspecify.annotations.NullMarked;
