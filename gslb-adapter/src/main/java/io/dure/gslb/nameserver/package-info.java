/**
 * Dure's own authoritative nameserver, to be hosted by a collector: {@link io.dure.gslb.nameserver.Nameserver} answers
 * the zone by the plans it holds, decides evacuations by itself, and serves this vantage point's evidence.
 */
@NullMarked
package io.dure.gslb.nameserver;

import org.jspecify.annotations.NullMarked;
