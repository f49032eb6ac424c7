/** Zones changed by signed UPDATE messages (RFC 2136, RFC 8945): BIND, Knot, PowerDNS and whatever else follows them. */
@NullMarked
package io.dure.gslb.provider.rfc2136;

import org.jspecify.annotations.NullMarked;
