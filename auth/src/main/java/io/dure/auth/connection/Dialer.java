package io.dure.auth.connection;

import io.dure.auth.connection.ConnectionTrouble.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Opens connections and secures them. What it returns may be trusted with a password. */
record Dialer(Protection protection, Trust trust, Duration connectTimeout, CertificateWatch certificates) {
    ReadySocket dial(ServerAddress server, Deadline question) throws ConnectionTrouble {
        question.requireTimeFor("connecting to " + server);
        Deadline deadline = question.orIn(connectTimeout);
        ConnectionTrouble failure = new ConnectionTrouble(Kind.NAME, "no address is known for " + server.host(), null);
        for (InetAddress address : HostNames.resolve(server.host(), deadline)) {
            try {
                return dial(new InetSocketAddress(address, server.port()), server, deadline);
            } catch (ConnectionTrouble next) {
                failure = next;
                if (deadline.isOver()) {
                    break;
                }
            }
        }
        throw failure;
    }

    private ReadySocket dial(InetSocketAddress address, ServerAddress server, Deadline deadline)
            throws ConnectionTrouble {
        Socket wire = new Socket();
        try (Deadline.Guard guard = deadline.guard(wire)) {
            wire.setTcpNoDelay(true);
            wire.connect(address, deadline.leftMillis());
            wire.setSoTimeout(deadline.leftMillis());
            Socket secured = secure(wire, server);
            wire.setSoTimeout(0);
            return new ReadySocket(wire, secured);
        } catch (IOException failure) {
            closeQuietly(wire);
            throw trouble(server, failure, deadline);
        }
    }

    Socket secure(Socket wire, ServerAddress server) throws IOException {
        if (protection == Protection.NONE) {
            return wire;
        }
        if (protection == Protection.START_TLS) {
            StartTls.ask(wire, server);
        }
        SSLSocket tls = (SSLSocket) trust.sockets().createSocket(wire, server.host(), server.port(), true);
        SSLParameters parameters = tls.getSSLParameters();
        // Whose certificate it is gets checked within the handshake (RFC 4513, 3.1.3).
        parameters.setEndpointIdentificationAlgorithm("LDAPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        certificates.seen(server, trust.path(tls.getSession().getPeerCertificates()));
        return tls;
    }

    static ConnectionTrouble trouble(ServerAddress server, IOException failure, Deadline deadline) {
        if (failure instanceof ConnectionTrouble known) {
            return known;
        }
        if (deadline.isOver() || failure instanceof SocketTimeoutException) {
            return new ConnectionTrouble(Kind.TIMEOUT, server + " did not connect in time", failure);
        }
        return failure instanceof SSLException
                ? new ConnectionTrouble(Kind.TLS, server + " is not trusted: " + failure.getMessage(), failure)
                : new ConnectionTrouble(Kind.CONNECTION, server + ": " + failure.getMessage(), failure);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Closed it is.
        }
    }
}
