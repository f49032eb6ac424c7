package io.dure.demo.layout;

import java.net.InetSocketAddress;

/** An address and port on loopback. */
public record Address(String host, int port) {
    public InetSocketAddress socket() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
