package io.dure.auth.directory;

/** Names of attributes in the configuration (RFC 4512, 1.4). */
final class Attributes {
    private Attributes() {}

    static void require(String property, String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9-]{0,63}")) {
            throw new IllegalArgumentException(property + ": not an attribute: " + name);
        }
    }
}
