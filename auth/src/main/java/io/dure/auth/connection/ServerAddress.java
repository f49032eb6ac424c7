package io.dure.auth.connection;

/** Where an LDAP server listens; the name is also the one that its certificate must have. */
public record ServerAddress(String host, int port) {
    public ServerAddress {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the host of a directory server is empty");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("the port of " + host + " is not between 1 and 65535: " + port);
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
    }
}
