/** DNS messages on the wire (RFC 1035, RFC 6891), read and written without allocation. */
@NullMarked
package io.dure.gslb.nameserver.message;

import org.jspecify.annotations.NullMarked;
