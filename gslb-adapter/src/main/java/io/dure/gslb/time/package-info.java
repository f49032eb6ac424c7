/** Clocks that decisions can lean on, and what makes something happen again and again. */
@NullMarked
package io.dure.gslb.time;

import org.jspecify.annotations.NullMarked;
