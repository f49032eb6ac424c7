package io.dure.gslb.plan;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * An address of a member, which probes judge.
 *
 * @param address an IPv4 or IPv6 literal
 * @param port the TCP port that probes ask; answers carry the address alone
 */
public record Endpoint(String address, int port) {
    /** Keeps names from ever reaching a resolver. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    public Endpoint {
        address = literal(address).getHostAddress();
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(literal(address), port);
    }

    public InetAddress inetAddress() {
        return literal(address);
    }

    static InetAddress literal(String address) {
        if (!LITERAL.matcher(address).matches()) {
            throw new IllegalArgumentException("not an IP address: " + address);
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException("not an IP address: " + address, malformed);
        }
    }

    @Override
    public String toString() {
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
    }
}
