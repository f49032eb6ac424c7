/** The shell around the leader: its clock, its providers, its evidence, its memory; the views of a service. */
@NullMarked
package io.dure.hub.steering;

import org.jspecify.annotations.NullMarked;
