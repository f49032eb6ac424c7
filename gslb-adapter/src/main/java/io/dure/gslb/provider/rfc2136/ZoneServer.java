package io.dure.gslb.provider.rfc2136;

import java.net.InetSocketAddress;

/**
 * A server of the zone.
 *
 * @param host a name or an address; a name is resolved at each connection
 */
public record ZoneServer(String host, int port) {
    public ZoneServer {
        if (host.isBlank()) {
            throw new IllegalArgumentException("a server without a name or address");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
