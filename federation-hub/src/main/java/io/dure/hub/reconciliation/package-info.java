/** Keeps looking at everybody's books, shows them, and raises an alarm when something is in none of them. */
@NullMarked
package io.dure.hub.reconciliation;

import org.jspecify.annotations.NullMarked;
