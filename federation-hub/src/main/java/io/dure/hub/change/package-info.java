/** Says that something changed, to whoever shows it. */
@NullMarked
package io.dure.hub.change;

import org.jspecify.annotations.NullMarked;
