/** Seeded simulations of vantage points, nameservers and hubs over a network that fails. */
@NullMarked
package io.dure.hub.failover.simulation;

import org.jspecify.annotations.NullMarked;
