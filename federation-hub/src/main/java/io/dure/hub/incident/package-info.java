/** Incidents and their six stages. */
@NullMarked
package io.dure.hub.incident;

import org.jspecify.annotations.NullMarked;
