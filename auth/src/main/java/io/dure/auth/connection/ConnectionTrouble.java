package io.dure.auth.connection;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A server could not be asked, so nothing is known. Another server of the same directory may be. */
public final class ConnectionTrouble extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** What went wrong. */
    public enum Kind {
        /** The name of the server, or of the domain, could not be resolved. */
        NAME,
        /** The server took no connection, or it broke. */
        CONNECTION,
        /** The server could not be trusted, or would not speak TLS. */
        TLS,
        /** No answer came in time. */
        TIMEOUT,
        /** All connections to the server stayed in use. */
        BUSY
    }

    public ConnectionTrouble(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether this speaks against the server itself, so that it is better left alone for a while. */
    boolean isServersFault() {
        return kind != Kind.BUSY;
    }
}
