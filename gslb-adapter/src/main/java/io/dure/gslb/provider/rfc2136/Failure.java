package io.dure.gslb.provider.rfc2136;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;

/** What went wrong, for operators. */
final class Failure {
    private Failure() {}

    static String text(ZoneServer server, IOException failure) {
        String what = switch (failure) {
            case ReadFailure said -> String.valueOf(said.getMessage());
            case SocketTimeoutException late -> "no answer in time";
            case PortUnreachableException closed -> "nobody listens there";
            case ConnectException closed -> "no connection: " + closed.getMessage();
            case EOFException closed -> "the server closed the connection";
            default -> failure.toString();
        };
        return server + ": " + what;
    }
}
