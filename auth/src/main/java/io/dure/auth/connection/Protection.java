package io.dure.auth.connection;

/** How the way to a server is protected. None of them falls back to another one. */
public enum Protection {
    /** Not at all: passwords can be read on the way. */
    NONE(389),
    /** TLS, asked for on a plain connection before anything else is said (RFC 4511, 4.14). */
    START_TLS(389),
    /** TLS from the first byte. */
    LDAPS(636);

    private final int port;

    Protection(int port) {
        this.port = port;
    }

    /** The port where such servers are expected. */
    public int port() {
        return port;
    }
}
