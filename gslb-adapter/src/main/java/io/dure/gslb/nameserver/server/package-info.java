/** The nameserver's sockets: UDP and TCP on one address and port (RFC 1035 section 4.2, RFC 7766). */
@NullMarked
package io.dure.gslb.nameserver.server;

import org.jspecify.annotations.NullMarked;
