/** Evidence between vantage points: readable TXT records over DNS, signed by TSIG (RFC 8945). */
@NullMarked
package io.dure.gslb.nameserver.evidence;

import org.jspecify.annotations.NullMarked;
