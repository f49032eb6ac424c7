/** Drills: planned failovers and returns, with what each took. */
@NullMarked
package io.dure.hub.drill;

import org.jspecify.annotations.NullMarked;
