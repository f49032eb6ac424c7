package io.dure.auth.connection;

import java.time.Instant;

/** What the operator should hear of a directory's connections. */
public sealed interface ConnectionEvent {
    /** The directory's name in the configuration. */
    String directory();

    /** A server failed and is asked last until then. */
    record ServerSetAside(
            String directory, ServerAddress server, ConnectionTrouble.Kind kind, String detail, Instant until)
            implements ConnectionEvent {}

    /** A server that had been set aside answers again. */
    record ServerBack(String directory, ServerAddress server) implements ConnectionEvent {}

    /** A certificate of the server's chain ends soon; said once a day for each. */
    record CertificateEndsSoon(String directory, ServerAddress server, String subject, Instant end)
            implements ConnectionEvent {}
}
